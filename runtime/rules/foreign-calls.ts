import { clark } from "../qname.js";
import type { Variable } from "./rule-set.js";

/*
 * Calls in expressions of XPath 2.0 or later that a processor cannot make by itself, in the text of the expression: those of functions that
 * the rules define, each of which is a variable whose value is a function, and those that need to know the node that they start from.
 */

type Namespaces = ReadonlyMap<string, string>;

/** A call in a text: its name as it is written, and where the name and the closing parenthesis stand. */
interface Call {
  readonly name: string;
  readonly at: number;
  /** Where its parameters begin. */
  readonly from: number;
  readonly end: number;
  readonly arity: number;
}

/** Literals, comments, names before parentheses, and what tells one parameter from another. */
const pieces =
  /"[^"]*"|'[^']*'|\(:(?:[^:]|:(?!\)))*:\)|(?<![\p{L}\p{N}$:.@_-])([\p{L}_][\p{L}\p{N}._-]*(?::[\p{L}_][\p{L}\p{N}._-]*)?)\s*\(|[[({})\],]/gu;

const prefixedVariables =
  /"[^"]*"|'[^']*'|\(:(?:[^:]|:(?!\)))*:\)|\$([\p{L}_][\p{L}\p{N}._-]*:[\p{L}_][\p{L}\p{N}._-]*)/gu;

const comment = /\(:(?:[^:]|:(?!\)))*:\)/g;

/** All that looks like a call, the inner ones first. */
function callsIn(text: string): readonly Call[] {
  const open: {
    readonly name: string;
    readonly at: number;
    readonly from: number;
    commas: number;
  }[] = [];
  const found: Call[] = [];
  for (const { 0: piece, 1: name = "", index: at } of text.matchAll(pieces)) {
    const last = piece.at(-1);
    if (/^["']|^\(:/.test(piece)) continue;
    const top = open.at(-1);
    if (last === "," && top !== undefined) top.commas++;
    else if (last === "(" || last === "[" || last === "{")
      open.push({ name, at, from: at + piece.length, commas: 0 });
    else if (last !== ",") {
      open.pop();
      if (top === undefined || top.name === "") continue;
      const isEmpty = text.slice(top.from, at).replace(comment, "").trim() === "";
      const { name: called, at: start, from } = top;
      found.push({ name: called, at: start, from, end: at, arity: isEmpty ? 0 : top.commas + 1 });
    }
  }
  return found;
}

/** The name that a function with so many parameters has among variables: no variable can have it. */
export function functionName(name: string, arity: number): string {
  return `${name}#${arity}`;
}

/** Whether a variable is a function. */
export function isFunction({ name }: Variable): boolean {
  return name.includes("#");
}

/** A variable by its name, with another value: of a function, one that takes as many parameters. */
export function nameAlone(variable: Variable): Variable {
  const { name } = variable;
  if (!isFunction(variable)) return { name, value: { content: "" } };
  const arity = Number(name.slice(name.indexOf("#") + 1));
  const parameters = Array.from({ length: arity }, (_, index) => `$p${index}`);
  return { name, value: { text: `function(${parameters.join(", ")}) { () }` } };
}

/** The expanded name of a written one, in Clark notation; `undefined` where its prefix is not bound. */
export function expandedName(written: string, namespaces: Namespaces): string | undefined {
  const colon = written.indexOf(":");
  if (colon < 0) return written;
  const namespace = namespaces.get(written.slice(0, colon));
  return namespace && clark({ namespace, local: written.slice(colon + 1) });
}

/** The names that calls of functions have among variables. */
export function functionsCalledIn(text: string, namespaces: Namespaces): readonly string[] {
  if (!text.includes(":")) return [];
  return callsIn(text).flatMap(({ name, arity }) => {
    const expanded = name.includes(":") ? expandedName(name, namespaces) : undefined;
    return expanded === undefined ? [] : [functionName(expanded, arity)];
  });
}

/** What stands for a variable or a function, and what a call hands the function before its own parameters. */
export interface PlainName {
  readonly name: string;
  readonly handed: readonly string[];
}

function parametersBefore(handed: readonly string[], arity: number): string {
  return handed.join(", ") + (handed.length > 0 && arity > 0 ? ", " : "");
}

/** A function with parameters before its own. */
export function withParameters(text: string, handed: readonly string[]): string {
  if (handed.length === 0) return text;
  return text.replace(
    /^function\(\s*(\)?)/,
    (_, close: string = "") => `function(${parametersBefore(handed, close === "" ? 1 : 0)}${close}`,
  );
}

/**
 * An expression with plain names, which `variableOf` gives, in the place of functions and of variables with prefixes, and keys with the
 * document that they are of.
 */
export function withPlainNames(
  text: string,
  namespaces: Namespaces,
  variableOf: (name: string) => PlainName | undefined,
): string {
  const edits = callsIn(text).flatMap(({ name, at, from, end, arity }) => {
    if (name === "key" && arity === 2) return [{ at: end, length: 0, by: ", root(.)" }];
    const expanded = name.includes(":") ? expandedName(name, namespaces) : undefined;
    const variable = expanded === undefined ? undefined : variableOf(functionName(expanded, arity));
    if (variable === undefined) return [];
    const first = parametersBefore(variable.handed, arity);
    return [
      { at, length: name.length, by: `$${variable.name}` },
      { at: from, length: 0, by: first },
    ];
  });
  for (const { 1: name, index } of text.matchAll(prefixedVariables)) {
    const expanded = name === undefined ? undefined : expandedName(name, namespaces);
    const variable = expanded === undefined ? undefined : variableOf(expanded);
    if (variable !== undefined && name !== undefined)
      edits.push({ at: index + 1, length: name.length, by: variable.name });
  }
  let made = "";
  let done = 0;
  for (const { at, length, by } of edits.sort((a, b) => a.at - b.at || a.length - b.length)) {
    made += text.slice(done, at) + by;
    done = at + length;
  }
  return made + text.slice(done);
}
