/* SPDX-License-Identifier: Apache-2.0 */
// What the browser's tests share: the browser, the packages of package.json, and a count of what
// held. run.sh says as BROWSER_TOOLS where the packages are installed.
import { createRequire } from "node:module";
import { resolve } from "node:path";

export const tools = createRequire(resolve(process.env.BROWSER_TOOLS, "package.json"));
const { chromium } = tools("playwright-core");

// The browser is the one that CHROMIUM names, else the system's.
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
}

export function tally(name) {
  let passed = 0;
  const failures = [];
  return {
    check(holds, where, what) {
      if (holds) passed++;
      else failures.push(`${where}: ${what}`);
    },
    finish() {
      for (const failure of failures) console.log(failure);
      console.log(`${name}: ${passed} passed, ${failures.length} failed`);
      process.exitCode = failures.length ? 1 : 0;
    },
  };
}
