import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/*
 * What a generator's output keeps of a schema set, counted in its text. A count that is full says that nothing was forgotten there, not
 * that it is right.
 */
export interface Facts {
  readonly kilobytes: number;
  /** Errors of `tsc --strict`; undefined where there is no TypeScript. */
  readonly errors: number | undefined;
  /** `found of all`. */
  readonly types: string;
  readonly enumerations: string;
  readonly patterns: string;
}

/** Counts what is in a folder of generated files. */
export function factsOf(
  folder: string,
  documents: readonly string[],
  paths: Readonly<Record<string, readonly string[]>>,
): Facts {
  const files = filesBelow(folder).filter((path) => /\.(ts|js)$/.test(path));
  const texts = files.map((path) => readFileSync(path, "utf8"));
  const code = texts.map(withoutComments).join("\n");
  const schema = documents.map((path) => readFileSync(path, "utf8")).join("\n");
  const literals = new Set([...code.matchAll(literal)].map(([text]) => literalValue(text)));
  const declared = new Set(
    [...code.matchAll(declaration)].map(([, ours, theirs]) => plainName(ours ?? theirs ?? "")),
  );
  const count = (wanted: ReadonlySet<string>, found: ReadonlySet<unknown>): string =>
    `${[...wanted].filter((one) => found.has(one)).length} of ${wanted.size}`;
  const names = [...valuesOf(schema, globalType)].map(plainName);
  const scripts = files.filter((path) => path.endsWith(".ts"));
  return {
    kilobytes: texts.reduce((sum, text) => sum + text.length, 0) / 1000,
    errors: scripts.length === 0 ? undefined : strictErrors(scripts, paths),
    types: count(new Set(names), declared),
    enumerations: count(valuesOf(schema, facet("enumeration")), literals),
    patterns: count(valuesOf(schema, facet("pattern")), literals),
  };
}

/** Only global types have a name. */
const globalType = /<(?:\w+:)?(?:complexType|simpleType)\b[^>]*?\sname\s*=\s*["']([^"']*)["']/g;
const facet = (name: string): RegExp =>
  new RegExp(`<(?:\\w+:)?${name}\\b[^>]*?\\svalue\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "g");
const declaration = /\b(?:class|interface|type)\s+([\p{L}\w$]+)|\blocalName: '([^']*)'/gu;
const literal = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g;

/** Each generator has its own way with capitals, with accents, and with what an identifier cannot hold. */
const plainName = (name: string): string =>
  name.normalize("NFD").replace(/\W|_/g, "").toLowerCase();

function valuesOf(schema: string, pattern: RegExp): ReadonlySet<string> {
  const values = [...schema.replace(/<!--.*?-->/gs, "").matchAll(pattern)];
  return new Set(values.map(([, double, single]) => unescapeXml(double ?? single ?? "")));
}

function unescapeXml(text: string): string {
  const named: Readonly<Record<string, string>> = {
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    amp: "&",
  };
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name] ?? whole;
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });
}

/** The value of a string literal, without evaluating anything. */
function literalValue(text: string): string {
  const source = ts.createSourceFile("literal.ts", `(${text})`, ts.ScriptTarget.Latest);
  let value = "";
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node)) value = node.text;
    else node.forEachChild(visit);
  };
  visit(source);
  return value;
}

function withoutComments(text: string): string {
  return text.replace(/("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\/\*.*?\*\/|\/\/[^\n]*/gs, "$1");
}

function strictErrors(
  files: readonly string[],
  paths: Readonly<Record<string, readonly string[]>>,
): number {
  const program = ts.createProgram(files, {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
    skipLibCheck: false,
    paths: Object.fromEntries(Object.entries(paths).map(([name, to]) => [name, [...to]])),
  });
  const own = new Set(files);
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => file === undefined || own.has(file.fileName)).length;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}
