import type { Particle, SchemaSet } from "../descriptors.js";
import { type Later, levelsAtOnce } from "../engine/deep.js";
import { type Declaration, isFreePrefix } from "../model/prefixes.js";
import type { NamedTypes } from "../nouns/generic-values.js";
import { xmlNamespace, xsiNamespace } from "../qname.js";
import type { LimitedSink } from "../xml/write/limited-sink.js";
import { type PlacingSink, type SinkName, sinkName, type XmlSink } from "../xml/write/sink.js";

/** A binding of a prefix, and those made before it, nearest first. */
export interface PrefixBinding {
  readonly prefix: string;
  readonly namespace: string;
  readonly outer: PrefixBinding | undefined;
}

/** Writes one of the items that come later. */
export type WriteItem = (item: unknown, output: Output) => void;

/** Thrown where a prefix that a text needs has another meaning by which names are written. */
export class NotWritable extends Error {
  override readonly name = "NotWritable";

  readonly prefix: string;
  readonly namespace: string;

  constructor(prefix: string, namespace: string) {
    super(`the prefix "${prefix}" cannot be bound to "${namespace}" here`);
    this.prefix = prefix;
    this.namespace = namespace;
  }
}

/** Where a value is written to: the sink, the prefixes in scope, and the layout. */
export class Output {
  readonly sink: XmlSink;
  /** The prefixes in scope. Whoever declares one puts the old scope back at the end of the element. */
  scope: PrefixBinding | undefined;
  /** The depth in element-only content, for indentation; undefined where no white space may be added. */
  level: number | undefined;
  /** Whether an element was written since the last start tag. */
  filled = false;
  /** The `$types` of the object that is being written. */
  types: NamedTypes | undefined;
  /** Where the types are that it names. */
  readonly schemas: SchemaSet | undefined;
  readonly #indent: string | undefined;

  /** The current path in the value; undefined where it is not needed. */
  path: (string | number)[] | undefined;

  constructor(sink: XmlSink, indent: string | undefined, schemas?: SchemaSet) {
    this.sink = sink;
    this.schemas = schemas;
    this.#indent = indent;
    this.level = indent === undefined ? undefined : 0;
  }

  /** How many nested elements the current chain of calls is writing. */
  levels = 0;
  /** How many at most, before what is deeper waits. */
  levelsAtOnce: number = levelsAtOnce;
  /** Where the text of what is deeper goes later; undefined where the sink takes things in order only. */
  deeper:
    | {
        readonly later: Later<string>;
        readonly limited: LimitedSink;
        /** Where the sink is a tree and not a text. */
        readonly tree?: PlacingSink | undefined;
      }
    | undefined;

  /** Postpones writing an element, in the state of this moment; false where that is not possible. */
  leaveForLater(write: () => void): boolean {
    if (this.deeper === undefined) return false;
    const { scope, level, types } = this;
    const { later, limited, tree } = this.deeper;
    const goBack = tree?.leavePlace();
    const { depth } = limited;
    const path = this.path && [...this.path];
    limited.goTo(depth);
    this.filled = true;
    later.leave(() => {
      goBack?.();
      limited.goTo(depth);
      this.scope = scope;
      this.level = level;
      this.types = types;
      this.path = path;
      this.levels = 0;
      write();
    });
    return true;
  }

  /** Goes into a property or item of the value. */
  enter(key: string | number): void {
    this.path?.push(key);
  }

  /** Comes back from it. */
  leave(): void {
    this.path?.pop();
  }

  /** Called with the place of a {@link Deferred} value, and the function that writes its items. */
  onDeferred: ((write: WriteItem, particle: Particle) => void) | undefined;

  /** Leaves a place for items of a particle that come later. */
  defer(write: WriteItem, particle: Particle): void {
    this.filled = true;
    this.onDeferred?.(write, particle);
  }

  /** Begins a line for an element in element-only content, or for the end of it. */
  line(): void {
    if (this.level === undefined || this.#indent === undefined) return;
    this.sink.text(`\n${this.#indent.repeat(this.level)}`);
    this.filled = true;
  }

  /** The namespace that a prefix is bound to; `""` when it is not bound. */
  lookup(prefix: string): string {
    if (prefix === "xml") return xmlNamespace;
    for (let scope = this.scope; scope !== undefined; scope = scope.outer)
      if (scope.prefix === prefix) return scope.namespace;
    return "";
  }

  /** Binds a prefix from here to the end of the element. */
  bind(prefix: string, namespace: string): void {
    this.scope = { prefix, namespace, outer: this.scope };
  }

  /** Binds and declares prefixes on the element just opened. */
  declare(declarations: readonly Declaration[]): void {
    for (const [prefix, namespace] of declarations) {
      this.bind(prefix, namespace);
      this.sink.declare(prefix, namespace);
    }
  }

  /** The prefixes that are declared on the root element, by which all names of the schema are written. */
  fixed: ReadonlySet<string> = new Set();
  /** What was in scope before the element just opened. */
  outer: PrefixBinding | undefined;

  /** Declares prefixes that texts on the element just opened need. Throws where one of them is used for something else there. */
  bring(namespaces: Readonly<Record<string, string>> | undefined): void {
    for (const [prefix, namespace] of Object.entries(namespaces ?? {})) {
      if (prefix === "xml" || this.lookup(prefix) === namespace) continue;
      if (this.#isTaken(prefix)) throw new NotWritable(prefix, namespace);
      this.declare([[prefix, namespace]]);
    }
  }

  #isTaken(prefix: string): boolean {
    if (prefix === "" || this.fixed.has(prefix) || this.lookup(prefix) === xsiNamespace)
      return true;
    for (let scope = this.scope; scope !== this.outer && scope !== undefined; scope = scope.outer)
      if (scope.prefix === prefix) return true;
    return false;
  }

  /** A prefix that is bound to a namespace, the wanted one if it is; undefined when there is none. */
  bound(namespace: string, wanted: string | undefined): string | undefined {
    if (wanted !== undefined && wanted !== "" && this.lookup(wanted) === namespace) return wanted;
    for (let scope = this.scope; scope !== undefined; scope = scope.outer)
      if (
        scope.prefix !== "" &&
        scope.namespace === namespace &&
        this.lookup(scope.prefix) === namespace
      )
        return scope.prefix;
    return undefined;
  }

  /** A prefix that is not in use here: the wanted one if possible. */
  free(wanted: string | undefined): string {
    if (wanted !== undefined && isFreePrefix(wanted) && this.lookup(wanted) === "") return wanted;
    let number = 1;
    while (this.lookup(`ns${number}`) !== "") number++;
    return `ns${number}`;
  }

  /** A prefix for an attribute of the element just opened, declared there where needed. */
  attributePrefix(namespace: string, wanted: string | undefined): string {
    const bound = this.bound(namespace, wanted);
    if (bound !== undefined) return bound;
    const prefix = this.free(wanted);
    this.declare([[prefix, namespace]]);
    return prefix;
  }

  /**
   * A prefix for a name in the text or an attribute of the element just opened, declared there where needed. Without one a name
   * takes the default namespace (Part 2, 3.2.18), so a name in no namespace ends that; the element must have a prefix then.
   */
  readonly prefixFor = (namespace: string, wanted: string | undefined): string => {
    if (namespace === xmlNamespace) return "xml";
    if (namespace !== "") return this.attributePrefix(namespace, wanted);
    if (this.lookup("") !== "") this.declare([["", ""]]);
    return "";
  };

  /** A prefix for the name of a type in an attribute of the element just opened: none where the default namespace fits. */
  typePrefix(namespace: string, wanted: string | undefined): string {
    return this.bound(namespace, wanted) === undefined && this.lookup("") === namespace
      ? ""
      : this.prefixFor(namespace, wanted);
  }
}

/** Opens an element, at the beginning of a line where the layout has lines. */
export function open(output: Output, name: SinkName): void {
  output.line();
  output.sink.open(name);
}

/** Opens an element in which there is no default namespace, and which has a prefix if it was in it. */
export function openWithoutDefault(output: Output, name: SinkName): void {
  const { namespace, prefix: usual } = name;
  const inDefault = usual === "" && namespace !== "";
  const prefix = inDefault ? (output.bound(namespace, undefined) ?? output.free(undefined)) : usual;
  open(output, inDefault ? sinkName(name, prefix) : name);
  output.prefixFor("", undefined);
  if (output.lookup(prefix) !== namespace) output.declare([[prefix, namespace]]);
}
