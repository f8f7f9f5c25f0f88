/* SPDX-License-Identifier: Apache-2.0 */
/* What the peers in JavaScript share: as measure.h says, in the time of all the
 * process's threads, compiling and collecting garbage among them. */

import { createInterface } from "node:readline";

const windowUs = 100_000;

function used(start) {
    const { user, system } = process.cpuUsage(start);
    return user + system;
}

/* pass goes over everything once and answers how many it found; it may answer later. */
export async function serve(name, pass) {
    console.log(`ready ${name}`);
    for await (const line of createInterface({ input: process.stdin })) {
        void line;
        let passes = 0, found;
        const start = process.cpuUsage();
        do {
            found = await pass();
            passes++;
        } while (used(start) < windowUs);
        console.log(`${(used(start) / passes) * 1e3} ${found}`);
    }
}
