import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { EmittedFile } from "../../emit/emit.js";
import { type EmitOptions, emitSchema } from "../../generate.js";
import type { Schema } from "../../schema/components.js";
import { type DiagnosticMessageChain, loadCompiler } from "./compiler.js";

/** The changes for programs that use the generated types, as the compiler sees them. */
export interface SourceReport {
  /** The exported types that changed for builders or for readers. */
  readonly types: readonly ChangedType[];
  /** How many exported types were compared. */
  readonly compared: number;
}

export interface ChangedType {
  readonly name: string;
  /** Whether programs that make values have to change: values of the old type do not fit the new one, or the type is gone. */
  readonly builders: boolean;
  /** Whether programs that read values have to change: the new type has values that the old one does not allow. */
  readonly readers: boolean;
  /** The compiler's first reason; the one for builders, if they break. */
  readonly reason: string;
}

/** Generates both versions in memory, and lets the compiler decide for each exported type whether values of one version fit the other. */
export async function compareSource(
  old: Schema,
  newer: Schema,
  options: EmitOptions = {},
): Promise<SourceReport> {
  const versions = {
    old: await emitSchema(old, { ...options, runtime: undefined }),
    new: await emitSchema(newer, { ...options, runtime: undefined }),
  };
  const names = { old: typesIn(versions.old), new: typesIn(versions.new) };
  const values = { old: valuesIn(versions.old), new: valuesIn(versions.new) };
  const common = [...names.old].filter((name) => names.new.has(name));
  const goneTypes = [...names.old].filter((name) => !names.new.has(name));
  const gone = [...goneTypes, ...goneValues(values, goneTypes)];
  const elements = changedElements(values);
  const compared = [...common.map(typeOfValues), ...elements.map(typeOfElement)];
  const found = await checkTypes(versions, compared);
  const types = [
    ...gone.map((name) => ({ name, builders: true, readers: true, reason: "" })),
    ...compared.flatMap(({ name }) => {
      const lost = found.get(`k_${name}`);
      const [builders, readers] = [found.get(`w_${name}`) ?? lost, found.get(`r_${name}`) ?? lost];
      if (builders === undefined && readers === undefined) return [];
      const reason = builders ?? readers ?? "";
      return [{ name, builders: builders !== undefined, readers: readers !== undefined, reason }];
    }),
  ];
  return { types, compared: compared.length + gone.length };
}

/** Exported types without type parameters: those of values, without the helpers of builders. */
function typesIn(files: readonly EmittedFile[]): ReadonlySet<string> {
  const names = files.flatMap(({ text }) =>
    [
      ...text.matchAll(
        /^export (?:interface|type) ([\p{ID_Start}$_][\p{ID_Continue}$]*)(?= |\n)/gmu,
      ),
    ].map(([, name = ""]) => name),
  );
  return new Set(names);
}

/** Exported values by name, with their declared types. */
function valuesIn(files: readonly EmittedFile[]): ReadonlyMap<string, string> {
  return new Map(
    files.flatMap(({ text }) =>
      [
        ...text.matchAll(
          /^export const ([\p{ID_Start}$_][\p{ID_Continue}$]*)(?:: (.*?))? =(?: |\n)/gmu,
        ),
      ].map(([, name = "", type = ""]): readonly [string, string] => [name, type]),
    ),
  );
}

type Values = Readonly<Record<"old" | "new", ReadonlyMap<string, string>>>;

/** Removed values, without those that belong to a removed type. */
function goneValues(values: Values, goneTypes: readonly string[]): readonly string[] {
  const belongs = (name: string, type: string): boolean =>
    goneTypes.some((gone) => name.startsWith(gone) || type.includes(`<${gone}>`));
  return [...values.old].flatMap(([name, type]) =>
    values.new.has(name) || belongs(name, type) ? [] : [name],
  );
}

/** Elements whose value now has another type; a change inside the type is reported for the type. */
function changedElements({ old, new: newer }: Values): readonly string[] {
  return [...old].flatMap(([name, type]) =>
    type.startsWith("ElementDescriptor<") && (newer.get(name) ?? type) !== type ? [name] : [],
  );
}

/** What is compared under a name: the type expression in the module of each version. */
interface Compared {
  readonly name: string;
  readonly typeIn: (module: "O" | "N") => string;
}

const typeOfValues = (name: string): Compared => ({
  name,
  typeIn: (module) => `${module}.${name}`,
});
const typeOfElement = (name: string): Compared => ({
  name,
  typeIn: (module) => `ValueOf<typeof ${module}.${name}>`,
});

/** The folder that the compiler is told; nothing is written there. */
const here = "/scrutin-diff/";

/** The compiler's errors, by the constant on whose line they are. */
async function checkTypes(
  versions: Readonly<Record<"old" | "new", readonly EmittedFile[]>>,
  compared: readonly Compared[],
): Promise<ReadonlyMap<string, string>> {
  const { Project, ts } = loadCompiler();
  const project = new Project({
    compilerOptions: {
      strict: true,
      exactOptionalPropertyTypes: true,
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: [],
      skipLibCheck: true,
      noEmit: true,
      paths: runtimePaths(),
    },
  });
  for (const version of ["old", "new"] as const)
    for (const { path, text } of versions[version])
      project.createSourceFile(`${here}${version}/${path}`, text);
  const lines = [
    'import type * as O from "./old/index.js";',
    'import type * as N from "./new/index.js";',
    "type Keys<T> = T extends object ? keyof T : never;",
    'import type { ElementDescriptor } from "scrutin/runtime/v1";',
    "type ValueOf<T> = T extends ElementDescriptor<infer V> ? V : never;",
    ...compared.flatMap(({ name, typeIn }) => {
      const [old, newer] = [typeIn("O"), typeIn("N")];
      return [
        `declare const o_${name}: ${old}; export const w_${name}: ${newer} = o_${name};`,
        `declare const n_${name}: ${newer}; export const r_${name}: ${old} = n_${name};`,
        // Removing an optional property leaves the types assignable, but breaks all code that names it.
        `declare const p_${name}: Exclude<Keys<${old}>, Keys<${newer}>>; export const k_${name}: never = p_${name};`,
      ];
    }),
  ];
  const check = project.createSourceFile(`${here}check.ts`, lines.join("\n"));
  const found = new Map<string, string>();
  for (const diagnostic of project.getProgram().getSemanticDiagnostics(check)) {
    const line = lines[(diagnostic.getLineNumber() ?? 1) - 1] ?? "";
    const [, constant = ""] = / export const (\S+):/.exec(line) ?? [];
    if (!found.has(constant)) found.set(constant, deepest(diagnostic.getMessageText()));
  }
  return found;
}

/** The last sentence of a message chain, which states the actual reason; types are marked as old or new in few words. */
function deepest(message: string | DiagnosticMessageChain): string {
  const [next] = typeof message === "string" ? [] : (message.getNext() ?? []);
  if (next !== undefined) return deepest(next);
  const text = typeof message === "string" ? message : message.getMessageText();
  return text.replace(/import\("[^"]*?\/(old|new)\/[^"]*"\)\.([\w$]+)/g, "$2 ($1)");
}

/** The paths of the declarations of the runtime: beside this file in the built package, otherwise its sources. */
function runtimePaths(): Record<string, string[]> {
  let folder = dirname(fileURLToPath(import.meta.url));
  const isRoot = (path: string): boolean => {
    const manifest = join(path, "package.json");
    return existsSync(manifest) && readFileSync(manifest, "utf8").includes('"name": "scrutin"');
  };
  while (!isRoot(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const built = join(folder, "dist/runtime/v1/index.d.ts");
  const own = existsSync(built)
    ? { v1: built, zod: join(folder, "dist/runtime/v1/zod.d.ts") }
    : { v1: join(folder, "runtime/v1/index.ts"), zod: join(folder, "runtime/v1/zod.ts") };
  return {
    "scrutin/runtime/v1": [own.v1],
    "scrutin/runtime/v1/zod": [own.zod],
  };
}
