/* SPDX-License-Identifier: Apache-2.0 */
// The form of the check in a page, as the browser's tests handle it.
import { launch } from "./browser.mjs";

export const browser = await launch();

export async function open(url, view = { width: 768, height: 900 }) {
  const context = await browser.newContext({ viewport: { width: 768, height: 900, ...view }, reducedMotion: "reduce" });
  const page = await context.newPage();
  const noise = [];
  page.on("console", (message) => noise.push(message.text()));
  page.on("pageerror", (error) => noise.push(String(error)));
  page.on("request", (request) => {
    if (request.url() !== url.split("#")[0]) noise.push(request.url());
  });
  await page.goto(url);
  await page.locator(".check form").first().waitFor({ state: "attached" });
  await page.waitForFunction(() => !document.querySelector(".unable"));
  return { page, noise, close: () => context.close() };
}

export async function said(form) {
  const text = (selector) => form.locator(selector).textContent();
  return { post: JSON.parse(await text(".post")), record: await text(".verdict-record"), says: await form.locator(".said").innerText() };
}

// The question that is put, by its fact or field; those of the closing list.
export const asked = (form) => form.evaluate((form) => {
  const item = ({ dataset }) => dataset.item.split(" ").slice(0, 2).join(" ").replace(/^fact /, "").trim();
  const shown = (selector) => [...form.querySelectorAll(selector)].filter((element) => element.checkVisibility());
  return { question: shown(".asking").map(item)[0], listed: shown(".listing li").map(item) };
});

export const press = (form, part, name) => form.locator(`${part} button[data-word="${name}"]`).first().click();

// Answers what is put as one would to whom nothing of it applies.
export async function pass(form) {
  for (const choice of ['[data-word="no"]', '[data-word="value"]', '[data-word="absent"]', '[data-word="unknown"]']) {
    const button = form.locator(`.asking button${choice}`).last();
    if (await button.count()) return button.click();
  }
}

// Fills a form, checks it, and gives it with what tells of it.
export async function begin(url, language, text, fields = {}, view = {}) {
  const { page, noise, close } = await open(`${url}#${language}`, view);
  const form = page.locator(`#${language} .check form`);
  await form.locator("[name=text]").fill(text);
  if (Object.keys(fields).length) await form.locator(".more summary").click();
  for (const [name, value] of Object.entries(fields)) await form.locator(`[name=${name}]`).selectOption(value);
  await form.locator("button[type=submit]").click();
  const record = async () => JSON.parse((await said(form)).record);
  const says = () => form.locator(".said").innerText();
  const list = (fact) => form.locator(`.listing li[data-item="${fact}"] button`).click();
  const write = async (text) => {
    await form.locator("[name=text]").fill(text);
    await page.waitForTimeout(500);
  };
  return { page, noise, close, form, record, says, list, write, put: () => asked(form), press: (part, name) => press(form, part, name) };
}
