/* SPDX-License-Identifier: Apache-2.0 */
/* cedar.mjs MODULES POLICIES POSTS: Cedar's WebAssembly, with the policies parsed beforehand. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { serve } from "./serve.mjs";

const [, , modules, policies, posts] = process.argv;
const cedar = createRequire(`${modules}/`)("@cedar-policy/cedar-wasm/nodejs");
const texts = JSON.parse(readFileSync(posts, "utf8"));
const parsed = cedar.preparsePolicySet("charter", { staticPolicies: readFileSync(policies, "utf8") });
if (parsed.type !== "success") throw new Error(JSON.stringify(parsed));

function forbidden(post) {
    const text = post.toLowerCase();
    const answer = cedar.statefulIsAuthorized({
        principal: { type: "User", id: "author" },
        action: { type: "Action", id: "publish" },
        resource: { type: "Post", id: "post" },
        context: { text, words: [...new Set(text.split(/[^a-z0-9]+/))] },
        preparsedPolicySetId: "charter",
        entities: [],
    });
    if (answer.type !== "success") throw new Error(JSON.stringify(answer));
    return answer.response.decision === "deny";
}

await serve(`Cedar ${cedar.getCedarVersion()} (WebAssembly)`, () => texts.filter(forbidden).length);
