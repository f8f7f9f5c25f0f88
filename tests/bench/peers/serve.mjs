/* What the peers in JavaScript share: as measure.h says, in wall time. */

import { createInterface } from "node:readline";

const windowMs = 100;

/* pass goes over everything once and answers how many it found; it may answer later. */
export async function serve(name, pass) {
    console.log(`ready ${name}`);
    for await (const line of createInterface({ input: process.stdin })) {
        void line;
        let passes = 0, found;
        const start = performance.now();
        do {
            found = await pass();
            passes++;
        } while (performance.now() - start < windowMs);
        console.log(`${((performance.now() - start) / passes) * 1e6} ${found}`);
    }
}
