// What the browser's tests share: the browser, and a count of what held.
import { chromium } from "playwright-core";

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
