/** Stands for a name in generated code until all names are known. */
export interface Handle {
  /** The name that it gets unless another one has it. */
  readonly wanted: string;
  /** The name that it gets where the wanted one is another's, or is wanted by another that knows no other. */
  readonly otherwise?: string | undefined;
  /** What it names: TypeScript keeps types apart from constants and functions. */
  readonly space: "type" | "value";
  /** The type that a constant belongs to: the constant may have the same name. */
  readonly namesake?: Handle | undefined;
}

export type NameTable = ReadonlyMap<Handle, string>;

/**
 * Names handles in schema order. A taken name gets a `$` suffix, which no XML name can contain. The names of `others` are
 * taken as well, but for the one of a handle's namesake.
 */
export function assignNames(
  handles: Iterable<Handle>,
  reserved: ReadonlySet<string>,
  others: NameTable = new Map(),
): NameTable {
  const all = [...handles];
  const own = new Set(reserved);
  const taken = new Set([...reserved, ...others.values()]);
  const sole = new Set(
    all.flatMap(({ wanted, otherwise }) => (otherwise === undefined ? [toIdentifier(wanted)] : [])),
  );
  const names = new Map<Handle, string>();
  for (const handle of all) {
    const first = toIdentifier(handle.wanted);
    const free = !taken.has(first) && !sole.has(first);
    const ideal = handle.otherwise === undefined || free ? first : toIdentifier(handle.otherwise);
    const { namesake } = handle;
    const mayShare = namesake !== undefined && others.get(namesake) === ideal && !own.has(ideal);
    const name = mayShare ? ideal : takeName(ideal, taken);
    own.add(name);
    names.set(handle, name);
  }
  return names;
}

/** The first of `ideal`, `ideal$1`, `ideal$2`… that is free; it is taken from then on. */
export function takeName(ideal: string, taken: Set<string>): string {
  let name = ideal;
  for (let salt = 1; taken.has(name); salt++) name = `${ideal}$${salt}`;
  taken.add(name);
  return name;
}

/** How a local name becomes a property: `lowerFirst` is the default, `asIs` keeps the schema's letters. */
export type PropertyNaming = "lowerFirst" | "asIs";

/** How a type or element of the schema is called in TypeScript: as it is, or with a capital at the beginning of each word. */
export type TypeNaming = "asIs" | "PascalCase";

/** `purchase-order_type` becomes `PurchaseOrderType`; `asIs` keeps the letters, `purchaseOrder_type`. */
export function toTypeName(name: string, naming: TypeNaming): string {
  if (naming === "asIs") return toIdentifier(name);
  return toIdentifier(
    name
      .split(/[^\p{L}\p{M}\p{N}$]+/v)
      .map(upperFirst)
      .join(""),
  );
}

/** `DateDeDebut` becomes `dateDeDebut`, `first-name` becomes `firstName`; of capitals see {@link lowerFirst}. */
export function toPropertyName(local: string, naming: PropertyNaming): string {
  const identifier = toIdentifier(local);
  return naming === "asIs" ? identifier : lowerFirst(identifier);
}

/**
 * A run of capitals at the beginning goes down whole, digits and underscores in it included; but the last capital of several
 * stays where a small letter follows, because a word begins with it: `SIRETStructure` becomes `siretStructure`, `NIR` becomes
 * `nir`, `NIR_Avec` becomes `nir_Avec`. The same rule is that of properties, of kinds and of the functions that start builders.
 */
export function lowerFirst(name: string): string {
  const [run] = /^(?:[\p{Lu}\p{Lt}]\p{M}*|[\p{N}_])*/v.exec(name) ?? [""];
  const wordFollows = /^\p{Ll}/v.test(name.slice(run.length));
  const word = wordFollows ? /(?<=.)[\p{Lu}\p{Lt}]\p{M}*$/v.exec(run) : null;
  const acronym = word === null ? run : run.slice(0, word.index);
  return acronym.toLowerCase() + name.slice(acronym.length);
}

export function upperFirst(name: string): string {
  const first = String.fromCodePoint(name.codePointAt(0) ?? 0x5f);
  return first.toUpperCase() + name.slice(first.length);
}

/** An XML name as a TypeScript identifier: dots, dashes and the like go, the letter after them becomes a capital. */
export function toIdentifier(name: string): string {
  const joined = name.replace(/[^\p{ID_Continue}$]+(.?)/gv, (_, next: string) =>
    next.toUpperCase(),
  );
  if (joined === "") return "_";
  return /^[\p{ID_Start}$_]/v.test(joined) ? joined : `_${joined}`;
}

/** Property names that mean something on every object or promise, or on every builder. */
export const reservedProperties: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  "build",
  "then",
]);

/** Names that generated files export for every schema. */
export const ownNames: readonly string[] = ["schemas", "prefixes"];

/** What cannot name a type or a constant in a module, and the names that generated modules import. */
export const reservedIdentifiers: ReadonlySet<string> = new Set(
  `abstract any arguments as asserts async await bigint boolean break case catch class const continue debugger declare
  default delete do else enum eval export extends false finally for from function get if implements import in infer
  instanceof interface intrinsic is keyof let module namespace never new null number object of package private protected
  public readonly require return set static string super switch symbol this throw true try type typeof undefined unique
  unknown var void while with yield
  Array BigInt Boolean Date Error Exclude Extract Map NaN Number Object Omit Partial Pick Promise Readonly ReadonlyArray Record
  RegExp Required Set String Symbol WeakMap Infinity globalThis z`.split(/\s+/),
);
