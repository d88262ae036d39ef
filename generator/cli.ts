#!/usr/bin/env node
import module from "node:module";
import { processTerminal } from "./cli/terminal.js";

// Node 22 can keep compiled code for the next start, as `tsc` does. It keeps only what is loaded after this line.
if ("enableCompileCache" in module && typeof module.enableCompileCache === "function") {
  module.enableCompileCache();
}
const { runProcess } = await import("./cli/process.js");

await runProcess(process.argv.slice(2), processTerminal());
