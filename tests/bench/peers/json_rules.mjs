/* SPDX-License-Identifier: Apache-2.0 */
/* json_rules.mjs MODULES RULES POSTS: json-rules-engine, with an operator for lists of terms. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { serve } from "./serve.mjs";

const [, , modules, rules, posts] = process.argv;
const require = createRequire(`${modules}/`);
const { Engine } = require("json-rules-engine");
const { version } = JSON.parse(readFileSync(`${modules}/node_modules/json-rules-engine/package.json`, "utf8"));
const texts = JSON.parse(readFileSync(posts, "utf8"));

const engine = new Engine(JSON.parse(readFileSync(rules, "utf8")), { allowUndefinedFacts: true });
engine.addOperator("mentions", (text, terms) => terms.some((term) => text.includes(term)));

await serve(`json-rules-engine ${version}`, async () => {
    let found = 0;
    for (const text of texts) {
        const { events } = await engine.run({ text: text.toLowerCase() });
        found += events.length > 0;
    }
    return found;
});
