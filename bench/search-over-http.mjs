// Measures search over HTTP on a running workbench: 20 results, snippets, the exact total.
// usage: node bench/search-over-http.mjs [URL] [QUERIES] [ROUNDS]
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

const [base = "http://127.0.0.1:5080", file = new URL("queries.txt", import.meta.url).pathname, rounds = "3"] = process.argv.slice(2);
const queries = readFileSync(file, "utf8").split("\n").filter(line => line.length > 0);
const ask = async query => {
  const start = performance.now();
  const answer = await fetch(`${base}/api/v1/search?q=${encodeURIComponent(query)}&limit=20`);
  const text = await answer.text();
  const milliseconds = performance.now() - start;
  if (!answer.ok) throw new Error(`${query}: ${answer.status} ${text.slice(0, 200)}`);
  return { milliseconds, total: JSON.parse(text).total };
};

const articles = (await ask("")).total;
for (const query of queries.slice(0, 20)) await ask(query);
const rare = [], common = [];
let slowest = { milliseconds: 0 };
for (let round = 0; round < Number(rounds); round++) {
  for (const query of queries) {
    const { milliseconds, total } = await ask(query);
    (total < articles / 100 ? rare : common).push(milliseconds);
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, query, total };
  }
}
const at = (values, share) => values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]?.toFixed(1);
const row = (name, values) => console.log(`${name}: ${values.length} answers, p50 ${at(values, 0.5)} ms, p95 ${at(values, 0.95)} ms, max ${at(values, 1)} ms`);
console.log(`${articles} articles, ${queries.length} queries, ${rounds} rounds`);
row("in under 1 % of the articles", rare);
row("in more", common);
console.log(`slowest: ${slowest.query} (${slowest.total} hits) ${slowest.milliseconds.toFixed(1)} ms`);
