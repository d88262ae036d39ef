import type { Locale } from "../../runtime/issues.js";
import { type QName, xmlNamespace, xsNamespace } from "../../runtime/qname.js";
import { type Handle, reservedIdentifiers, takeName, toIdentifier } from "../ir/names.js";
import type { Plan } from "../ir/plan.js";
import { namespaceHandles } from "./handles.js";
import { type Wording, wordings } from "./text/wording.js";

export interface EmitOptions {
  /** Import specifier of the runtime's contract with generated code. */
  readonly runtime: string;
  /** Foreign attributes that appear in comments: the tag to use by Clark name. */
  readonly comments: Readonly<Record<string, string>>;
  /** The language of the sentences that are not the schema's. */
  readonly locale: Locale;
  /** Foreign attributes that mean `@deprecated`: the value that says so by Clark name. */
  readonly deprecated: Readonly<Record<string, string>>;
  /** How imports of generated modules end. */
  readonly importExtension: ImportExtension;
  /** The user's own lines at the beginning of each file. */
  readonly header: string;
  /** Modules that were generated earlier, by the namespace whose components they have. */
  readonly imports: Readonly<Record<string, string>>;
}

/** How the path of an imported module ends: `.js` for Node, `.ts` or nothing for bundlers and runtimes that read TypeScript. */
export type ImportExtension = ".js" | ".ts" | "";

/** The specifier by which one generated module imports another. */
export function importSpecifier(path: string, extension: ImportExtension): string {
  return `./${path.replace(/\.ts$/, extension)}`;
}

/** The modules that are not generated, because others have what they would have: by their paths, the specifiers of those. */
export const modulesElsewhere = (
  { modules }: Plan,
  imports: EmitOptions["imports"],
): ReadonlyMap<string, string> =>
  new Map(
    modules.flatMap(({ path, document: { targetNamespace } }) => {
      const specifier = Object.hasOwn(imports, targetNamespace)
        ? imports[targetNamespace]
        : undefined;
      return specifier === undefined ? [] : [[path, specifier] as const];
    }),
  );

/** The names of the whole output. */
export interface Names {
  readonly names: ReadonlyMap<Handle, string>;
  /** The file that declares each handle. */
  readonly paths: ReadonlyMap<Handle, string>;
  /** All names of the schema's code, which names of the runtime and of namespaces leave alone. */
  readonly taken: ReadonlySet<string>;
}

/**
 * The module that is being written: it gives names, and imports them where they are used.
 *
 * @example
 * // In a target's `statements(declaration, context)`: the constant is declared here, or imported from where it is.
 * const name = context.name(handle);
 */
export class ModuleContext {
  readonly plan: Plan;
  readonly options: EmitOptions;
  readonly path: string;
  readonly #names: Names;
  readonly #elsewhere: ReadonlyMap<string, string>;
  readonly #typeImports = new Map<string, Set<string>>();
  readonly #valueImports = new Map<string, Set<string>>();
  readonly #namespaces = new Map<string, string>();
  readonly #namespaceNames = new Set<string>();
  readonly #runtimeNames = new Set<string>();

  constructor(plan: Plan, options: EmitOptions, path: string, names: Names) {
    this.plan = plan;
    this.options = options;
    this.path = path;
    this.#names = names;
    this.#elsewhere = modulesElsewhere(plan, options.imports);
  }

  get wording(): Wording {
    return wordings[this.options.locale];
  }

  /** The name that a handle stands for, imported where another module declares it. */
  name(handle: Handle): string {
    const name = this.#names.names.get(handle);
    const path = this.#names.paths.get(handle);
    if (name === undefined || path === undefined)
      throw new Error(`no target declares ${handle.wanted}`);
    if (path !== this.path) {
      const imports = handle.space === "type" ? this.#typeImports : this.#valueImports;
      const own = importSpecifier(path, this.options.importExtension);
      add(imports, this.#elsewhere.get(path) ?? own, name);
    }
    return name;
  }

  /** A type of the runtime's contract. */
  runtimeType(name: string): string {
    return this.#runtime(name, this.options.runtime, this.#typeImports);
  }

  /** A constant or function of the runtime's contract. */
  runtime(name: string): string {
    return this.#runtime(name, this.options.runtime, this.#valueImports);
  }

  zodRuntime(name: string): string {
    return this.#runtime(name, `${this.options.runtime}/zod`, this.#valueImports);
  }

  zodRuntimeType(name: string): string {
    return this.#runtime(name, `${this.options.runtime}/zod`, this.#typeImports);
  }

  /** What the schema or this module calls by a name of the runtime's makes the runtime's give way. */
  #runtime(name: string, specifier: string, imports: Map<string, Set<string>>): string {
    const clashes = this.#names.taken.has(name) || this.#namespaceNames.has(name);
    add(imports, specifier, clashes ? `${name} as ${name}$` : name);
    if (!clashes) this.#runtimeNames.add(name);
    return clashes ? `${name}$` : name;
  }

  /** A constant that holds a namespace: one that all modules share, or one of this module. */
  namespace(namespace: string): string {
    if (namespace === "") return '""';
    const shared = namespaceHandles(this.plan).get(namespace);
    if (shared !== undefined && this.#names.names.has(shared)) return this.name(shared);
    const known = this.#namespaces.get(namespace);
    if (known !== undefined) return known;
    const ideal = toIdentifier(this.#prefix(namespace) || "ns");
    const others = [
      this.#names.taken,
      this.#namespaceNames,
      this.#runtimeNames,
      reservedIdentifiers,
    ];
    const name = takeName(ideal, new Set(others.flatMap((names) => [...names])));
    this.#namespaces.set(namespace, name);
    this.#namespaceNames.add(name);
    return name;
  }

  /** The constants that hold namespaces, of those to which the printed code refers. */
  namespaces(used: ReadonlySet<string>): readonly (readonly [namespace: string, name: string])[] {
    return [...this.#namespaces].filter(([, name]) => used.has(name));
  }

  /** `el:DateDeDebut` for comments; the bare local name where there is no prefix. */
  display({ namespace, local }: QName): string {
    const prefix = this.#prefix(namespace);
    return prefix === undefined || prefix === "" ? local : `${prefix}:${local}`;
  }

  #prefix(namespace: string): string | undefined {
    if (namespace === xsNamespace) return "xs";
    return namespace === xmlNamespace ? "xml" : this.plan.prefixes[namespace];
  }

  /**
   * The import declarations, runtime first, then by path: of the names that were requested, those to which the printed
   * code refers. A name can be requested and not printed, since types are also worked out to be compared.
   */
  imports(used: ReadonlySet<string>): readonly ImportLine[] {
    const specifiers = new Set([...this.#typeImports.keys(), ...this.#valueImports.keys()]);
    return [...specifiers].sort(bySpecifier).flatMap((specifier) => {
      const values = this.#valueImports.get(specifier) ?? new Set();
      const types = this.#typeImports.get(specifier) ?? new Set();
      const names = [
        ...values,
        ...[...types].filter((name) => !values.has(name)).map((name) => `type ${name}`),
      ].filter((name) => used.has(localName(name)));
      return names.length === 0 ? [] : [{ specifier, names: names.sort(byName) }];
    });
  }
}

export interface ImportLine {
  readonly specifier: string;
  readonly names: readonly string[];
}

function add(map: Map<string, Set<string>>, key: string, name: string): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([name]));
  else set.add(name);
}

/** What an imported name is called here: `Build$` of `type Build as Build$`. */
function localName(name: string): string {
  return name.replace(/^type /, "").replace(/^.* as /, "");
}

function bySpecifier(a: string, b: string): number {
  const rank = (specifier: string): number => (specifier.startsWith(".") ? 1 : 0);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function byName(a: string, b: string): number {
  const bare = (name: string): string => name.replace(/^type /, "");
  return bare(a) < bare(b) ? -1 : 1;
}
