#!/usr/bin/env node
import module from "node:module";
import { processTerminal } from "./cli/terminal.js";

// Node 22 keeps what it compiled for the next start, as `tsc` has it do; only for what is loaded after this.
if ("enableCompileCache" in module && typeof module.enableCompileCache === "function") {
  module.enableCompileCache();
}
const { runProcess } = await import("./cli/process.js");

await runProcess(process.argv.slice(2), processTerminal());
