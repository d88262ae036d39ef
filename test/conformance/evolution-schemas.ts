import type { Random } from "./mutate.js";

/*
 * Small schemas in which all constructs meet that comparing versions has to know. A schema is drawn from a row of decisions: the same row,
 * the same schema; a row with one decision changed, another version of it.
 */

/** Decisions, each below a limit and by its place: those that are given, and drawn ones, which are noted. */
export class Decisions {
  readonly made: Map<string, number>;
  readonly #random: Random;
  #place = "";
  #count = 0;
  #inner = 0;

  constructor(given: ReadonlyMap<string, number>, random: Random) {
    this.made = new Map(given);
    this.#random = random;
  }

  /** Where decisions are made now: no other place has the name. */
  get place(): string {
    return this.#place;
  }

  /** Makes decisions in a place of their own, so that those elsewhere stay as they are when some of these change. */
  inside<T>(make: () => T): T {
    const outer = [this.#place, this.#count, this.#inner] as const;
    this.#place = `${this.#place}${String.fromCharCode(97 + (this.#inner % 26))}`;
    [this.#count, this.#inner] = [0, 0];
    const made = make();
    [this.#place, this.#count] = [outer[0], outer[1]];
    this.#inner = outer[2] + 1;
    return made;
  }

  below(limit: number): number {
    const key = `${this.#place}${this.#count++}`;
    const decision = this.made.get(key) ?? this.#random.below(1 << 20);
    this.made.set(key, decision);
    return decision % limit;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  /** True in one of so many cases. */
  once(of: number): boolean {
    return this.below(of) === 0;
  }
}

/** The same decisions with one or two drawn again. */
export function changedDecisions(
  made: ReadonlyMap<string, number>,
  random: Random,
): ReadonlyMap<string, number> {
  const changed = new Map(made);
  const keys = [...made.keys()];
  for (let count = 1 + random.below(2); count > 0; count--)
    changed.set(random.pick(keys) ?? "", random.below(1 << 20));
  return changed;
}

/** A schema document. */
export function drawSchema(decisions: Decisions): string {
  return new Drawer(decisions).schema();
}

const names = ["a", "b", "c", "d"];

class Drawer {
  readonly #d: Decisions;
  /** Names of simple types that may be used. */
  readonly #simple: string[] = [];
  readonly #complex: string[] = [];
  /** Whether a complex type has nothing but elements, so that it can be extended by elements. */
  readonly #elementOnly: string[] = [];

  constructor(decisions: Decisions) {
    this.#d = decisions;
  }

  schema(): string {
    const d = this.#d;
    const parts: string[] = [];
    for (let count = 1 + d.below(2); count > 0; count--)
      parts.push(this.#d.inside(() => this.#namedSimple()));
    parts.push(
      `<xs:element name="g" type="${this.#anySimple()}"${d.once(4) ? ' nillable="true"' : ""}/>`,
    );
    parts.push(`<xs:attribute name="ga" type="${this.#anySimple()}"/>`);
    for (let count = 1 + d.below(2); count > 0; count--)
      parts.push(this.#d.inside(() => this.#namedComplex()));
    parts.push(this.#d.inside(() => this.#substitutions()));
    parts.push(this.#d.inside(() => this.#root()));
    const form = d.once(6) ? "unqualified" : "qualified";
    return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t" elementFormDefault="${form}">
${parts.filter((part) => part !== "").join("\n")}
</xs:schema>`;
  }

  #anySimple(): string {
    const built = this.#d.pick(builtIns);
    return this.#simple.length > 0 && this.#d.once(2)
      ? `t:${this.#d.pick(this.#simple)}`
      : `xs:${built}`;
  }

  #namedSimple(): string {
    const name = this.#d.once(5) ? `S${this.#simple.length}x` : `S${this.#simple.length}`;
    const text = this.#d.inside(() => this.#simpleBody());
    this.#simple.push(name);
    return `<xs:simpleType name="${name}">${text}</xs:simpleType>`;
  }

  #simpleBody(): string {
    const d = this.#d;
    const kind = d.below(8);
    if (kind === 0) {
      const min = d.below(2);
      const list = `<xs:simpleType><xs:list itemType="xs:${d.pick(["int", "NMTOKEN", "boolean", "token"])}"/></xs:simpleType>`;
      return `<xs:restriction>${list}<xs:minLength value="${min}"/><xs:maxLength value="${min + d.below(3)}"/></xs:restriction>`;
    }
    if (kind === 1)
      return `<xs:union memberTypes="xs:${d.pick(["int", "date", "boolean"])} xs:${d.pick(["NMTOKEN", "decimal", "gYear"])}"/>`;
    if (kind === 2)
      return restriction("token", values(d, ["x", "y", "z", "x y", "0"], "enumeration"));
    if (kind === 3) return restriction("decimal", this.#digits());
    if (kind === 4) return restriction(d.pick(["integer", "int", "decimal"]), this.#bounds());
    if (kind === 5) return restriction(d.pick(["date", "gYear"]), this.#dates());
    return restriction(
      d.pick(["string", "token", "normalizedString", "NMTOKEN"]),
      this.#stringFacets(),
    );
  }

  #digits(): string {
    const total = 1 + this.#d.below(4);
    const fraction = this.#d.below(Math.min(3, total) + 1);
    return `<xs:totalDigits value="${total}"/>${this.#d.once(2) ? `<xs:fractionDigits value="${fraction}"/>` : ""}`;
  }

  #bounds(): string {
    const low = this.#d.below(5) - 2;
    const high = low + 2 + this.#d.below(20);
    const min = this.#d.pick(["minInclusive", "minExclusive"]);
    const max = this.#d.pick(["maxInclusive", "maxExclusive"]);
    return `<xs:${min} value="${low}"/>${this.#d.once(3) ? "" : `<xs:${max} value="${high}"/>`}`;
  }

  #dates(): string {
    return this.#d.once(2)
      ? ""
      : `<xs:pattern value="${this.#d.pick(["\\d{4}.*", "2.*", "[^Z]*"])}"/>`;
  }

  #stringFacets(): string {
    const d = this.#d;
    const pattern = d.pick([
      "",
      "",
      "[a-c]*",
      "(a|b)+",
      "a?b?c?",
      "\\d{1,3}",
      "[0-9]{1,2}",
      "\\w*",
      "a{2,4}",
      "[^a]*",
    ]);
    const min = d.below(3);
    const length = d.pick([
      "",
      `<xs:maxLength value="${min + d.below(4)}"/>`,
      `<xs:minLength value="${min}"/>`,
      `<xs:length value="${min}"/>`,
    ]);
    return (pattern === "" ? "" : `<xs:pattern value="${pattern}"/>`) + length;
  }

  #namedComplex(): string {
    const d = this.#d;
    const name = `C${this.#complex.length}`;
    const base = this.#elementOnly.at(-1);
    const abstract = d.once(8) ? ' abstract="true"' : "";
    const block = d.once(8) ? ` block="${d.pick(["extension", "restriction"])}"` : "";
    if (base !== undefined && d.once(2)) {
      const added = this.#group(1);
      this.#complex.push(name);
      return `<xs:complexType name="${name}"${block}><xs:complexContent><xs:extension base="t:${base}">${added}${this.#d.inside(() => this.#attributes("x"))}</xs:extension></xs:complexContent></xs:complexType>`;
    }
    if (d.once(5)) {
      this.#complex.push(name);
      return `<xs:complexType name="${name}"><xs:simpleContent><xs:extension base="${this.#anySimple()}">${this.#d.inside(() => this.#attributes(""))}</xs:extension></xs:simpleContent></xs:complexType>`;
    }
    const mixed = d.once(6) ? ' mixed="true"' : "";
    const body = this.#group(d.once(3) ? 2 : 1) + this.#d.inside(() => this.#attributes(""));
    this.#complex.push(name);
    if (mixed === "" && !body.startsWith("<xs:all")) this.#elementOnly.push(name);
    return `<xs:complexType name="${name}"${mixed}${abstract}${block}>${body}</xs:complexType>`;
  }

  #group(depth: number): string {
    const d = this.#d;
    const kind = d.pick(["sequence", "sequence", "choice", "all"]);
    if (kind === "all" && depth === 2) {
      const members = Array.from({ length: 1 + d.below(3) }, () =>
        this.#d.inside(() => this.#element(d.once(2) ? ' minOccurs="0"' : "")),
      );
      return `<xs:all>${members.join("")}</xs:all>`;
    }
    const compositor = kind === "all" ? "sequence" : kind;
    const members = Array.from({ length: 1 + d.below(3) }, () =>
      this.#d.inside(() => this.#particle(depth)),
    );
    return `<xs:${compositor}${this.#occurs()}>${members.join("")}</xs:${compositor}>`;
  }

  #particle(depth: number): string {
    const d = this.#d;
    const kind = d.below(12);
    if (kind === 0 && depth > 0)
      return this.#group(depth - 1).replaceAll(/<(\/?)xs:all>/g, "<$1xs:sequence>");
    if (kind === 1)
      return `<xs:any namespace="${d.pick(["##other", "##other", "urn:u", "##local", "urn:v", d.once(4) ? "##any" : "urn:u urn:v"])}" processContents="${d.pick(["skip", "lax", "strict"])}"${this.#occurs()}/>`;
    if (kind === 2) return `<xs:element ref="t:${d.pick(["g", "h"])}"${this.#occurs()}/>`;
    return this.#d.inside(() => this.#element(this.#occurs()));
  }

  /** Names are mostly those of the place, so that what takes an element is one particle. */
  #element(occurs: string): string {
    const d = this.#d;
    const name = `${d.pick(names)}${d.once(12) ? "" : d.place}`;
    const nillable = d.once(8) ? ' nillable="true"' : "";
    const kind = d.below(8);
    if (kind === 0 && this.#complex.length > 0)
      return `<xs:element name="${name}" type="t:${d.pick(this.#complex)}"${occurs}${nillable}/>`;
    if (kind === 1)
      return `<xs:element name="${name}"${occurs}><xs:simpleType>${this.#d.inside(() => this.#simpleBody())}</xs:simpleType></xs:element>`;
    const given = d.once(8) ? ` ${d.pick(["default", "fixed"])}="${d.pick(["1", "01", "2"])}"` : "";
    if (given !== "")
      return `<xs:element name="${name}" type="xs:${d.pick(["int", "string", "decimal", "NMTOKEN"])}"${given}${occurs}${nillable}/>`;
    return `<xs:element name="${name}" type="${this.#anySimple()}"${occurs}${nillable}/>`;
  }

  #occurs(): string {
    return this.#d.pick([
      "",
      "",
      "",
      ' minOccurs="0"',
      ' maxOccurs="unbounded"',
      ' maxOccurs="2"',
      ' minOccurs="2" maxOccurs="3"',
      ' minOccurs="0" maxOccurs="unbounded"',
    ]);
  }

  #attributes(prefix: string): string {
    const d = this.#d;
    const own = Array.from({ length: d.below(3) }, (_, index) => {
      const given = d.pick(["", "", ' use="required"', ' fixed="1"', ' default="1"']);
      const type = /fixed|default/.test(given)
        ? `xs:${d.pick(["int", "string"])}`
        : this.#anySimple();
      return `<xs:attribute name="${prefix}${names[index]}" type="${type}"${given}/>`;
    });
    const reference = d.once(6)
      ? `<xs:attribute ref="t:ga"${d.once(2) ? ' use="required"' : ""}/>`
      : "";
    const wild = d.once(6)
      ? `<xs:anyAttribute namespace="${d.pick(["##other", "##any", "##local", "##targetNamespace"])}" processContents="${d.pick(["skip", "lax", "strict"])}"/>`
      : "";
    return own.join("") + (prefix === "" ? reference + wild : "");
  }

  #substitutions(): string {
    const d = this.#d;
    const type = this.#anySimple();
    const member = d.once(3)
      ? ""
      : `<xs:element name="${d.pick(["m", "n"])}" type="${type}" substitutionGroup="t:h"/>`;
    return `<xs:element name="h" type="${type}"${d.once(4) ? ' abstract="true"' : ""}${d.once(6) ? ' block="substitution"' : ""}/>${member}`;
  }

  #identity(): string {
    const kind = this.#d.pick(["unique", "key"]);
    const field = kind === "key" ? "." : this.#d.pick([".", "@a"]);
    return `<xs:${kind} name="k"><xs:selector xpath="*"/><xs:field xpath="${field}"/></xs:${kind}>`;
  }

  #root(): string {
    const d = this.#d;
    const type = d.once(3) ? undefined : this.#complex[d.below(this.#complex.length)];
    const constraint = d.once(10) ? this.#identity() : "";
    const block = d.once(10) ? ' block="#all"' : "";
    if (type !== undefined)
      return `<xs:element name="r" type="t:${type}"${block}>${constraint}</xs:element>`;
    return `<xs:element name="r"${block}><xs:complexType${d.once(5) ? ' mixed="true"' : ""}>${this.#group(2)}${this.#d.inside(() => this.#attributes(""))}</xs:complexType>${constraint}</xs:element>`;
  }
}

const builtIns = [
  ..."string token int integer decimal boolean date gYear NMTOKEN anyURI long positiveInteger unsignedByte".split(
    " ",
  ),
  ..."hexBinary language normalizedString dateTime NCName float duration time QName".split(" "),
];

function restriction(base: string, facets: string): string {
  return `<xs:restriction base="xs:${base}">${facets}</xs:restriction>`;
}

function values(d: Decisions, from: readonly string[], facet: string): string {
  const some = from.filter(() => !d.once(3));
  return (some.length === 0 ? from.slice(0, 1) : some)
    .map((value) => `<xs:${facet} value="${value}"/>`)
    .join("");
}
