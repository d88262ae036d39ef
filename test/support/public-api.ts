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
  const sections = entries.map(({ name, types }) => {
    const { named, declared } = describeEntry(program, root, join(root, types));
    return [
      `## \`${name}\``,
      ...named.map(
        ([module, names]) => `From \`${module}\`: ${names.map((one) => `\`${one}\``).join(", ")}`,
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
  /** Names by the generated module that declares them. */
  readonly named: readonly (readonly [string, readonly string[]])[];
  readonly declared: readonly string[];
}

function describeEntry(program: ts.Program, root: string, path: string): Described {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(path);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${path} is not a module: run \`npm run build\` first`);
  const named = new Map<string, string[]>();
  const declared: string[] = [];
  for (const symbol of [...checker.getExportsOfModule(module)].sort(byName)) {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    for (const declaration of target.declarations ?? []) {
      const file = relative(root, declaration.getSourceFile().fileName).replaceAll("\\", "/");
      if (/^dist\/generated\//.test(file)) {
        const origin = file.replace("dist/", "").replace(".d.ts", ".ts");
        const names = named.get(origin) ?? [];
        if (!names.includes(symbol.name)) names.push(symbol.name);
        named.set(origin, names);
      } else declared.push(textOf(symbol.name, declaration));
    }
  }
  return { named: [...named].sort(([a], [b]) => (a < b ? -1 : 1)), declared };
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
