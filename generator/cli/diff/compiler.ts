import { createRequire } from "node:module";
import type { Project, ts } from "ts-morph";

export type { DiagnosticMessageChain } from "ts-morph";

/** What is used of ts-morph, which no other file knows: a compiler that does not depend on the user's. */
export interface Compiler {
  readonly Project: typeof Project;
  readonly ts: typeof ts;
}

/** Loads it. An import of CommonJS looks through ts-morph and its compiler, 13 MB, for the names of what they export; `require` does not. */
export function loadCompiler(): Compiler {
  return createRequire(import.meta.url)("ts-morph") as Compiler;
}
