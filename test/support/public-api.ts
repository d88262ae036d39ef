import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { readApiReleases, sinceSentence } from "./api-releases.js";

/**
 * The public API as text: for each entry point the names it exports. Functions and classes have a part of their own, with their
 * comment and example; types are as `npm run build` wrote them. Generated declarations are named only; they are reviewed in `generated/`.
 */
export function describePublicApi(root: string): string {
  const releases = readApiReleases(root);
  const sections = describeEntries(root).map(({ name, own, named, verbs, types }) =>
    [
      `## \`${name}\``,
      ...(own.length === 0 ? [] : [sinceSentence(releases, name, own)]),
      ...named.map(
        ([module, names]) => `${module}: ${names.map((one) => `\`${one}\``).join(", ")}`,
      ),
      ...verbs.map(verbSection),
      ...(types.length === 0
        ? []
        : [`### Declarations of \`${name}\``, fenced(types.join("\n\n"))]),
    ].join("\n\n"),
  );
  return `${[
    "# Public API",
    "Made by `npm run api` from the comments of what `npm run build` writes, and held true by a test: a change here is a change for users.",
    "Examples go by the `notes.xsd` of the [README](../README.md#generate). In them `text` and `bytes` are a document, `value` is anything, and " +
      "`read` reads files. A test compiles them.",
    ...sections,
  ].join("\n\n")}\n`;
}

/** A function or class that users call, and what its comment says. */
export interface Verb {
  readonly name: string;
  readonly comment: string;
  readonly throws: readonly string[];
  readonly examples: readonly string[];
  readonly declarations: readonly string[];
}

/** What each entry point exports that is written by hand, by entry. */
export function publicNames(root: string): ReadonlyMap<string, readonly string[]> {
  return new Map(describeEntries(root).map(({ name, own }) => [name, own]));
}

/** The verbs of the entry points that people write imports of; generated code alone imports the others. */
export function publicVerbs(root: string): readonly (Verb & { readonly entry: string })[] {
  return describeEntries(root).flatMap(({ name, verbs }) =>
    verbs.map((verb) => ({ ...verb, entry: name })),
  );
}

function verbSection({ name, comment, throws, examples, declarations }: Verb): string {
  return [
    `### \`${name}\``,
    comment,
    ...throws.map((text) => `Throws ${text}.`),
    fenced(declarations.join("\n\n")),
    ...examples.flatMap((example) => ["For example:", fenced(example)]),
  ].join("\n\n");
}

function fenced(code: string): string {
  return `\`\`\`ts\n${code}\n\`\`\``;
}

/** What was described already: the compiler takes seconds for it. */
const described = new Map<string, readonly Described[]>();

function describeEntries(root: string): readonly Described[] {
  const before = described.get(root);
  if (before !== undefined) return before;
  const entries = entryPoints(root);
  const program = ts.createProgram({
    rootNames: entries.map(({ types }) => join(root, types)),
    options: {
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      skipLibCheck: true,
      types: [],
    },
  });
  const known = new Map<ts.Symbol, string>();
  const now = entries.map(({ name, types }) =>
    describeEntry(program, root, { name, path: join(root, types) }, known),
  );
  described.set(root, now);
  return now;
}

interface Entry {
  readonly name: string;
  readonly types: string;
}

function entryPoints(root: string): readonly Entry[] {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly exports: Readonly<Record<string, string | { readonly types: string }>>;
  };
  const entries = Object.entries(manifest.exports).flatMap(([path, target]) =>
    typeof target === "string" || path.includes("*")
      ? []
      : [{ name: path.replace(".", "scrutin"), types: target.types }],
  );
  // What several entries export is described where it is at home.
  const isHome = ({ name }: Entry): boolean => homes.includes(name);
  return [...entries.filter(isHome), ...entries.filter((entry) => !isHome(entry))];
}

const homes: readonly string[] = [
  "scrutin/runtime",
  "scrutin/runtime/dates",
  "scrutin/generator",
  "scrutin/evolution",
  "scrutin/electoral",
];

interface Described {
  readonly name: string;
  /** All names that are exported and written by hand, wherever they are described. */
  readonly own: readonly string[];
  /** Names by where they are described: another entry, or the generated module that declares them. */
  readonly named: readonly (readonly [string, readonly string[]])[];
  readonly verbs: readonly Verb[];
  readonly types: readonly string[];
}

/** Whether a class is exported as a type alone: nobody can make one. */
function isTypeOnly({ declarations = [] }: ts.Symbol): boolean {
  return declarations.some(
    (one) => ts.isExportSpecifier(one) && (one.isTypeOnly || one.parent.parent.isTypeOnly),
  );
}

function describeEntry(
  program: ts.Program,
  root: string,
  { name, path }: { readonly name: string; readonly path: string },
  known: Map<ts.Symbol, string>,
): Described {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(path);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${path} is not a module: run \`npm run build\` first`);
  const own: string[] = [];
  const named = new Map<string, string[]>();
  const verbs: Verb[] = [];
  const types: string[] = [];
  for (const symbol of [...checker.getExportsOfModule(module)].sort(byName)) {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const before = known.get(target);
    const generated = generatedModule(target, root);
    const origin = before === undefined ? generated : `As in \`${before}\``;
    if (generated === undefined) own.push(symbol.name);
    known.set(target, before ?? name);
    if (origin !== undefined) named.set(origin, [...(named.get(origin) ?? []), symbol.name]);
    else if (
      homes.includes(name) &&
      !isTypeOnly(symbol) &&
      target.flags & (ts.SymbolFlags.Function | ts.SymbolFlags.Class)
    )
      verbs.push(describeVerb(symbol.name, target, checker));
    else types.push(...(target.declarations ?? []).map((one) => textOf(symbol.name, one)));
  }
  return { name, own, named: [...named].sort(([a], [b]) => (a < b ? -1 : 1)), verbs, types };
}

function describeVerb(name: string, symbol: ts.Symbol, checker: ts.TypeChecker): Verb {
  const tags = symbol.getJsDocTags(checker);
  const tagged = (wanted: string): readonly string[] =>
    tags.flatMap(({ name: tag, text }) => (tag === wanted ? [plain(text)] : []));
  return {
    name,
    comment: plain(symbol.getDocumentationComment(checker)),
    throws: tagged("throws"),
    examples: tagged("example"),
    declarations: (symbol.declarations ?? []).map((one) => textOf(name, one)),
  };
}

/** A comment as Markdown: what it links to is named. */
function plain(parts: readonly ts.SymbolDisplayPart[] | undefined): string {
  return ts
    .displayPartsToString([...(parts ?? [])])
    .replaceAll(/\{@link ([^ \}]+) *\}/gv, "`$1`")
    .replace(/^\{(\w+)\}/v, "`$1`")
    .trim();
}

/** The generated module that declares something; undefined for what was written by hand. */
function generatedModule({ declarations = [] }: ts.Symbol, root: string): string | undefined {
  const [first] = declarations;
  const path = first && relative(root, first.getSourceFile().fileName).replaceAll("\\", "/");
  return path?.startsWith("dist/generated/")
    ? `From \`${path.replace("dist/", "").replace(".d.ts", ".ts")}\``
    : undefined;
}

function byName({ name: a }: ts.Symbol, { name: b }: ts.Symbol): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function textOf(name: string, declaration: ts.Declaration): string {
  const statement = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  if (ts.isSourceFile(statement)) return `namespace ${name}`;
  const text = statement.getText().replace(/^export (declare )?/, "");
  const own =
    "name" in declaration && ts.isIdentifier(declaration.name as ts.Node)
      ? (declaration.name as ts.Identifier).text
      : name;
  return own === name ? text : `// as ${name}\n${text}`;
}
