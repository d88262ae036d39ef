import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";

/**
 * The public API as text: for each entry point the names it exports, with the declarations as `npm run build` wrote them.
 * Generated declarations are named only; they are reviewed in `generated/`.
 */
export function describePublicApi(root: string): string {
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
  const sections = entries.map(({ name, types }) => {
    const { named, declared } = describeEntry(
      program,
      root,
      { name, path: join(root, types) },
      known,
    );
    return [
      `## \`${name}\``,
      ...named.map(
        ([module, names]) => `${module}: ${names.map((one) => `\`${one}\``).join(", ")}`,
      ),
      ...(declared.length === 0 ? [] : [`\`\`\`ts\n${declared.join("\n\n")}\n\`\`\``]),
    ].join("\n\n");
  });
  return `${[
    "# Public API",
    "Made by `npm run api` from what `npm run build` writes, and held true by a test: a change here is a change for users.",
    ...sections,
  ].join("\n\n")}\n`;
}

interface Entry {
  readonly name: string;
  readonly types: string;
}

function entryPoints(root: string): readonly Entry[] {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly exports: Readonly<Record<string, string | { readonly types: string }>>;
  };
  return Object.entries(manifest.exports).flatMap(([path, target]) =>
    typeof target === "string" || path.includes("*")
      ? []
      : [{ name: path.replace(".", "scrutin"), types: target.types }],
  );
}

interface Described {
  /** Names by where they are described: another entry, or the generated module that declares them. */
  readonly named: readonly (readonly [string, readonly string[]])[];
  readonly declared: readonly string[];
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
  const named = new Map<string, string[]>();
  const declared: string[] = [];
  for (const symbol of [...checker.getExportsOfModule(module)].sort(byName)) {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const before = known.get(target);
    const origin = before === undefined ? generatedModule(target, root) : `As in \`${before}\``;
    known.set(target, before ?? name);
    if (origin !== undefined) named.set(origin, [...(named.get(origin) ?? []), symbol.name]);
    else declared.push(...(target.declarations ?? []).map((one) => textOf(symbol.name, one)));
  }
  return { named: [...named].sort(([a], [b]) => (a < b ? -1 : 1)), declared };
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
