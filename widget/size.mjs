// Fails when the built widget is over its budget: a frightened person on an old phone waits for every kilobyte.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BUDGET = 30 * 1000;
const size = gzipSync(readFileSync("dist/steady-chat.js"), { level: 9 }).length;
console.log(`steady-chat.js: ${(size / 1000).toFixed(1)} kB gzip of ${BUDGET / 1000} kB`);
process.exit(size > BUDGET ? 1 : 0);
