import { createRequire } from "node:module";
import type { Project, ts } from "ts-morph";

export type { DiagnosticMessageChain } from "ts-morph";

/** The part of ts-morph that is used, which no other file knows: a compiler that is independent of the user's. */
export interface Compiler {
  readonly Project: typeof Project;
  readonly ts: typeof ts;
}

/** Loads it by `require`: `import` would first search the 13 MB of ts-morph and its compiler, which are CommonJS, for their exports. */
export function loadCompiler(): Compiler {
  return createRequire(import.meta.url)("ts-morph") as Compiler;
}
