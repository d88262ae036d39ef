import { furtherCharacters, initialCharacters } from "../../xml/name-characters.js";
import { SyntaxFault } from "../faults.js";

/** A token (XPath 1.0, 3.7). */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Where it begins, in UTF-16 units from 0. */
  readonly at: number;
}

export type TokenKind =
  | "number"
  | "literal"
  | "variable"
  /** A name, with or without a prefix; `p:*` and `*` where they are name tests. */
  | "name"
  | "wildcard"
  /** A name before `(`. */
  | "function"
  | "nodeType"
  /** A name before `::`. */
  | "axis"
  | "operator"
  | "symbol"
  | "end";

const ncName = `[${initialCharacters}][${initialCharacters}${furtherCharacters}]*`;
const space = /[ \t\r\n]*/uy;
const number = /\d+(?:\.\d*)?|\.\d+/uy;
const literal = /"[^"]*"|'[^']*'/uy;
const name = new RegExp(`${ncName}(?::(?!:)(?:${ncName}|\\*))?`, "uy");
const symbol = /::|\/\/|\.\.|!=|<=|>=|[()[\].@,/|+\-=<>*$]/uy;
const nodeTypes: ReadonlySet<string> = new Set([
  "comment",
  "text",
  "processing-instruction",
  "node",
]);
const operatorNames: ReadonlySet<string> = new Set(["and", "or", "mod", "div"]);
const operatorSymbols: ReadonlySet<string> = new Set([
  "/",
  "//",
  "|",
  "+",
  "-",
  "=",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
]);

/** The tokens of an expression, the last one `end`. Throws a `SyntaxFault` at what begins no token. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const token = tokenAt(text, at, tokens.at(-1));
    tokens.push(token);
    at = skipSpace(text, at + tokenLength(token));
  }
  tokens.push({ kind: "end", text: "", at: text.length });
  return tokens;
}

function tokenLength({ kind, text }: Token): number {
  return kind === "literal" ? text.length + 2 : kind === "variable" ? text.length + 1 : text.length;
}

function skipSpace(text: string, at: number): number {
  return at + (match(space, text, at) ?? "").length;
}

function match(expression: RegExp, text: string, at: number): string | undefined {
  expression.lastIndex = at;
  return expression.exec(text)?.[0];
}

function tokenAt(text: string, at: number, before: Token | undefined): Token {
  const digits = match(number, text, at);
  if (digits !== undefined) return { kind: "number", text: digits, at };
  const quoted = match(literal, text, at);
  if (quoted !== undefined) return { kind: "literal", text: quoted.slice(1, -1), at };
  if (text[at] === '"' || text[at] === "'")
    throw unexpected(text.slice(at), at, [`${text[at]} … ${text[at]}`]);
  if (text[at] === "$") {
    const variable = match(name, text, at + 1);
    if (variable === undefined || variable.endsWith(":*"))
      throw unexpected(text.slice(at, at + 2), at, ["$name"]);
    return { kind: "variable", text: variable, at };
  }
  const word = match(name, text, at);
  if (word !== undefined) return nameToken(text, at, word, before);
  const sign = match(symbol, text, at);
  if (sign === undefined) throw unexpected(codePointAt(text, at), at, []);
  if (sign === "*")
    return { kind: followsOperand(before) ? "operator" : "wildcard", text: sign, at };
  return { kind: operatorSymbols.has(sign) ? "operator" : "symbol", text: sign, at };
}

/** The disambiguation of names (XPath 1.0, 3.7): operators after an operand, otherwise by what comes next. */
function nameToken(text: string, at: number, word: string, before: Token | undefined): Token {
  if (followsOperand(before)) {
    const operator = word.split(":")[0] ?? "";
    if (!operatorNames.has(word)) throw unexpected(operator, at, ["and", "or", "div", "mod", "*"]);
    return { kind: "operator", text: word, at };
  }
  if (word.endsWith(":*")) return { kind: "wildcard", text: word, at };
  const next = skipSpace(text, at + word.length);
  if (text.startsWith("::", next)) return { kind: "axis", text: word, at };
  if (text[next] !== "(") return { kind: "name", text: word, at };
  return { kind: nodeTypes.has(word) ? "nodeType" : "function", text: word, at };
}

/** Whether an operator can stand here: there is a token before, and it is none of `@ :: ( [ ,` or an operator. */
function followsOperand(before: Token | undefined): boolean {
  if (before === undefined || before.kind === "operator") return false;
  return !(before.kind === "symbol" && ["@", "::", "(", "[", ","].includes(before.text));
}

function codePointAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0xfffd);
}

export function unexpected(found: string, at: number, expected: readonly string[]): SyntaxFault {
  const length = Math.max(1, found.length);
  return new SyntaxFault({ code: "xpath-syntax", parameters: { found, expected }, at, length });
}
