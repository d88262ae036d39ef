import { flatten } from "./layout.js";
import type { Statement } from "./statements.js";

/** Strings, comments and numbers, which refer to nothing; names, with the colon that makes a key of one. */
const token =
  /"(?:[^"\\]|\\.)*"|\/\*[\s\S]*?\*\/|\d[\p{ID_Continue}.]*|(?<name>[\p{ID_Start}$_][\p{ID_Continue}$]*)(?<colon>\??:)?/gv;

/** The names that statements refer to, as they will be printed. The name that a statement declares is no reference. */
export function referencesIn(statements: readonly Statement[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const statement of statements) {
    for (const code of codeOf(statement)) {
      for (const { groups } of code.matchAll(token)) {
        if (groups?.["name"] !== undefined && groups["colon"] === undefined)
          found.add(groups["name"]);
      }
    }
  }
  return found;
}

/** The pieces of a statement that are code: its types and expressions, without names and comments. */
function codeOf(statement: Statement): readonly string[] {
  switch (statement.kind) {
    case "interface": {
      const { extends: bases = [], properties } = statement;
      return [...bases, ...properties.map(({ type }) => type)];
    }
    case "alias":
      return [statement.type];
    case "constant":
      return [statement.type ?? "", flatten(statement.initializer)];
    case "function":
      return [statement.type, flatten(statement.result)];
  }
}
