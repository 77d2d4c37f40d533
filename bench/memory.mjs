// Runs a command and prints the most anonymous memory it held (RssAnon of /proc/PID/status, every 20 ms), with its time. Linux only.
// usage: node bench/memory.mjs COMMAND [ARGUMENT…]
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

const [command, ...args] = process.argv.slice(2);
const start = performance.now();
const child = spawn(command, args, { stdio: "inherit" });
let most = 0;
const look = setInterval(() => {
  try {
    const kilobytes = Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0);
    if (kilobytes > most) most = kilobytes;
  } catch { /* it has ended */ }
}, 20);
child.on("exit", code => {
  clearInterval(look);
  console.error(`${(most / 1024).toFixed(0)} MB of anonymous memory at most, ${((performance.now() - start) / 1000).toFixed(1)} s, exit ${code}`);
  process.exit(code ?? 1);
});
