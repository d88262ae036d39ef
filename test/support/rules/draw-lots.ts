import type { Random } from "../../conformance/mutate.js";

/*
 * Random schemas of lots, and documents of them: a head, units of a few kinds that are alike or almost, a tail. What a text may vary without
 * another meaning varies: prefixes, white space, comments, CDATA sections, references, the order of attributes, empty-element tags.
 */

type SimpleType = "string" | "token" | "int" | "boolean" | "date" | "list";

interface Attribute {
  readonly name: string;
  readonly type: SimpleType;
  readonly required: boolean;
}

/** An element in a content model. */
interface Field {
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly least: number;
  readonly most: number;
  readonly nillable: boolean;
  readonly content: Content;
}

type Content =
  | { readonly kind: "simple"; readonly type: SimpleType }
  | {
      readonly kind: "elements";
      readonly fields: readonly Field[];
      readonly mixed: boolean;
      readonly choice: boolean;
      readonly open: boolean;
    }
  /** A unit, which is declared elsewhere. */
  | { readonly kind: "unit" };

/** A schema of lots. */
export interface DrawnLots {
  readonly schema: string;
  /** Whether the elements have a namespace: then `urn:t`. */
  readonly isQualified: boolean;
  /** The names of elements and attributes that documents have. */
  readonly elements: readonly string[];
  readonly attributes: readonly string[];
  /** The ways from a unit to the texts in it. */
  readonly leaves: readonly { readonly unit: string; readonly paths: readonly string[] }[];
  /** Whether a lot is in the root, and not the units themselves. */
  readonly isDeep: boolean;
  readonly units: readonly Field[];
  readonly head: Field;
  readonly tail: Field;
}

const names = ["a", "b", "c", "d", "e"];
const attributeNames = ["n", "m", "id"];
const xsd: Readonly<Record<SimpleType, string>> = {
  string: "xs:string",
  token: "xs:token",
  int: "xs:int",
  boolean: "xs:boolean",
  date: "xs:date",
  list: "t:ints",
};
const types = Object.keys(xsd) as SimpleType[];
const texts: Readonly<Record<SimpleType, readonly string[]>> = {
  string: ["", "1", "2", "x", "y", " y ", "x  y", "&amp;", "é", "3"],
  token: ["1", "x", " y ", "x  y", "z"],
  int: ["1", "2", "3", "+1", " 2 ", "007"],
  boolean: ["true", "1", "false"],
  date: ["2020-02-29", "2020-02-29Z", "2019-01-01"],
  list: ["1 2", "1", " 2  1 ", ""],
};

export function drawLots(random: Random): DrawnLots {
  const isQualified = random.below(3) > 0;
  const units = ["u", "v", "w"].slice(0, 1 + random.below(3)).map((name) => ({
    ...fieldOf(random, name, 3),
    content: elementsOf(random, 3),
    least: 0,
    most: 99999,
    nillable: false,
  }));
  const head = { ...fieldOf(random, "h", 2), content: elementsOf(random, 2), most: 1 };
  const tail = { ...fieldOf(random, "t", 2), least: 0, most: 2 };
  const isDeep = random.below(2) === 0;
  const lots = {
    isQualified,
    isDeep,
    units,
    head,
    tail,
    elements: ["r", "h", "l", "t", ...units.map(({ name }) => name), ...names],
    attributes: attributeNames,
    leaves: units.map((unit) => ({
      unit: unit.name,
      paths: leavesOf(unit, "", isQualified ? "t:" : ""),
    })),
  };
  return { ...lots, schema: schemaOf(lots) };
}

function leavesOf(field: Field, way: string, prefix: string): readonly string[] {
  const { content, attributes } = field;
  const own = attributes.map(({ name }) => `${way}@${name}`);
  if (content.kind === "unit") return own;
  if (content.kind === "simple") return [...own, way === "" ? "." : way.slice(0, -1)];
  return [
    ...own,
    ...content.fields.flatMap((each) => leavesOf(each, `${way}${prefix}${each.name}/`, prefix)),
  ];
}

function some<T>(random: Random, from: readonly T[], most: number): readonly T[] {
  const rest = [...from];
  const found: T[] = [];
  for (let count = random.below(most + 1); count > 0 && rest.length > 0; count--)
    found.push(...rest.splice(random.below(rest.length), 1));
  return found;
}

function attributesOf(random: Random): readonly Attribute[] {
  return some(random, attributeNames, 2).map((name) => ({
    name,
    type: random.pick(types) ?? "string",
    required: random.below(2) === 0,
  }));
}

function fieldOf(random: Random, name: string, depth: number): Field {
  const isSimple = depth === 0 || random.below(5) < 3;
  return {
    name,
    attributes: random.below(3) === 0 ? attributesOf(random) : [],
    least: random.below(2),
    most: random.pick([1, 1, 2, 4]) ?? 1,
    nillable: random.below(12) === 0,
    content: isSimple
      ? { kind: "simple", type: random.pick(types) ?? "string" }
      : elementsOf(random, depth),
  };
}

function elementsOf(random: Random, depth: number): Content {
  const fields = some(random, names, 4).map((name) => fieldOf(random, name, depth - 1));
  const nested: readonly Field[] =
    random.below(6) === 0
      ? [{ ...fieldOf(random, "u", 0), least: 0, most: 1, content: { kind: "unit" } }]
      : [];
  return {
    kind: "elements",
    fields: [...fields, ...nested],
    mixed: random.below(7) === 0,
    choice: random.below(5) === 0,
    open: random.below(9) === 0,
  };
}

function schemaOf(
  lots: Pick<DrawnLots, "isQualified" | "isDeep" | "units" | "head" | "tail">,
): string {
  const { isQualified, isDeep, units, head, tail } = lots;
  const prefix = isQualified ? "t:" : "";
  const complex = (field: Field, name = ""): string => {
    const attributes = field.attributes
      .map(
        ({ name: own, type, required }) =>
          `<xs:attribute name="${own}" type="${xsd[type].replace("t:", prefix)}"${required ? ' use="required"' : ""}/>`,
      )
      .join("");
    const open = `<xs:complexType${name === "" ? "" : ` name="${name}"`}`;
    const { content } = field;
    if (content.kind === "unit") return "";
    if (content.kind === "simple")
      return `${open}><xs:simpleContent><xs:extension base="${xsd[content.type].replace("t:", prefix)}">${attributes}</xs:extension></xs:simpleContent></xs:complexType>`;
    const particles = content.fields.map(declared).join("");
    const order = content.choice && content.fields.length > 0 ? "choice" : "sequence";
    const occurs = order === "choice" ? ' minOccurs="0" maxOccurs="unbounded"' : "";
    const any = '<xs:any namespace="##other" processContents="lax" minOccurs="0" maxOccurs="2"/>';
    const group = `<xs:${order}${occurs}>${particles}</xs:${order}>`;
    const model = content.open ? `<xs:sequence>${group}${any}</xs:sequence>` : group;
    return `${open}${content.mixed ? ' mixed="true"' : ""}>${model}${attributes}</xs:complexType>`;
  };
  const declared = (field: Field): string => {
    const occurs = `minOccurs="${field.least}" maxOccurs="${field.most}"`;
    if (field.content.kind === "unit") return `<xs:element ref="${prefix}u" ${occurs}/>`;
    const nillable = field.nillable ? ' nillable="true"' : "";
    return `<xs:element name="${field.name}" ${occurs}${nillable}>${complex(field)}</xs:element>`;
  };
  const refs = units.map(({ name }) => `<xs:element ref="${prefix}${name}"/>`).join("");
  const lot = `<xs:choice minOccurs="0" maxOccurs="unbounded">${refs}</xs:choice>`;
  const inside = isDeep
    ? `<xs:element name="l" minOccurs="0" maxOccurs="unbounded"><xs:complexType>${lot}<xs:attribute name="n" type="xs:string"/></xs:complexType></xs:element>`
    : lot;
  const own = units
    .map(
      (unit) =>
        `<xs:element name="${unit.name}" type="${prefix}${unit.name}Type"/>${complex(unit, `${unit.name}Type`)}` +
        `<xs:complexType name="${unit.name}More"><xs:complexContent${unit.content.kind === "elements" && unit.content.mixed ? ' mixed="true"' : ""}><xs:extension base="${prefix}${unit.name}Type"><xs:attribute name="more" type="xs:string"/></xs:extension></xs:complexContent></xs:complexType>`,
    )
    .join("\n");
  const target = isQualified
    ? ' targetNamespace="urn:t" xmlns:t="urn:t" elementFormDefault="qualified"'
    : "";
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"${target}>
<xs:simpleType name="ints"><xs:list itemType="xs:int"/></xs:simpleType>
<xs:element name="r"><xs:complexType><xs:sequence>${declared(head)}${inside}${declared(tail)}</xs:sequence><xs:attribute name="n" type="xs:string"/></xs:complexType></xs:element>
${own}</xs:schema>`;
}

/** How a text is written. */
interface Style {
  readonly prefix: string;
  readonly isSpaced: boolean;
  /** Of a hundred places where a text may vary, so many do. */
  readonly odds: number;
}

/** A document of a schema, with so many units. */
export function drawDocument(lots: DrawnLots, random: Random, count: number): string {
  const prefix = lots.isQualified ? (random.pick(["", "", "t:", "p:"]) ?? "") : "";
  const style = { prefix, isSpaced: random.below(3) === 0, odds: random.pick([0, 0, 1, 8]) ?? 0 };
  return new LotWriter(lots, random, style).document(count);
}

class LotWriter {
  readonly #lots: DrawnLots;
  readonly #random: Random;
  readonly #style: Style;
  #prefix: string;
  #depth = 0;

  constructor(lots: DrawnLots, random: Random, style: Style) {
    this.#lots = lots;
    this.#random = random;
    this.#style = style;
    this.#prefix = style.prefix;
  }

  document(count: number): string {
    const { head, tail, units, isDeep, isQualified } = this.#lots;
    const random = this.#random;
    const prefix = this.#prefix;
    const pool = Array.from({ length: 1 + random.below(3) }, () => {
      const unit = random.pick(units) ?? head;
      return this.#shape(unit, this.#isPlain(unit) && random.below(5) === 0);
    });
    const unit = (): string => {
      // Almost alike: now and then one of another shape.
      const shape =
        random.below(12) === 0 ? this.#shape(random.pick(units) ?? head) : random.pick(pool);
      return (shape ?? (() => ""))();
    };
    const all = Array.from({ length: count }, unit);
    const space = this.#style.isSpaced ? "\n " : "";
    const lots: string[] = [];
    if (isDeep)
      for (let at = 0; at < all.length; ) {
        const size = random.pick([1, 3, count, count]) ?? count;
        const inside = all.slice(at, at + size).join(space);
        lots.push(`<${prefix}l n="${random.below(3)}">${space}${inside}${space}</${prefix}l>`);
        at += size;
      }
    const body = isDeep ? lots.join(space) : all.join(space);
    const declared = isQualified
      ? ` xmlns${prefix === "" ? "" : `:${prefix.slice(0, -1)}`}="urn:t"`
      : "";
    const heads = Array.from({ length: Math.max(head.least, random.below(2)) }, () =>
      this.#shape(head)(),
    );
    const tails = Array.from({ length: random.below(3) }, () => this.#shape(tail)());
    return `<${prefix}r${declared} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" n="${random.below(3)}">${space}${heads.join("")}${space}${body}${space}${tails.join(space)}</${prefix}r>`;
  }

  /** Whether `xsi:type` can name a type without a prefix that is declared otherwise. */
  #isPlain({ content }: Field): boolean {
    return content.kind === "elements" && ["", "t:", "p:"].includes(this.#prefix);
  }

  /** Makes elements that are alike but for their texts. */
  #shape(field: Field, derived = false): () => string {
    const random = this.#random;
    const { content, attributes } = field;
    if (content.kind === "unit") {
      const [unit] = this.#lots.units;
      if (unit === undefined || this.#depth > 1) return () => "";
      this.#depth++;
      const shape = this.#shape(unit);
      this.#depth--;
      return shape;
    }
    const own = attributes.filter(({ required }) => required || random.below(2) === 0);
    const isNil = field.nillable && random.below(3) === 0;
    const inside = isNil ? [] : this.#content(content);
    const mixed = content.kind === "elements" && content.mixed;
    return () => {
      const said = own.map(({ name, type }) => `${name}="${this.#value(type, '"')}"`);
      if (isNil) said.push('xsi:nil="true"');
      if (derived) said.push(`xsi:type="${this.#prefix}${field.name}More"`);
      if (said.length > 1 && this.#varies()) said.reverse();
      const before = this.#prefix;
      const declared = this.#other(derived);
      const name = `${this.#prefix}${field.name}`;
      const parts = inside.map((each) => each());
      const text = mixed || content.kind === "simple" ? parts.join("") : this.#between(parts);
      const tag = [name, ...(declared === "" ? [] : [declared]), ...said].join(
        this.#varies() ? "\n  " : " ",
      );
      this.#prefix = before;
      if (text === "" && random.below(2) === 0) return `<${tag}/>`;
      return `<${tag}>${text}</${name}${this.#varies() ? " " : ""}>`;
    };
  }

  /** Now and then another prefix for the same namespace. */
  #other(derived: boolean): string {
    if (!this.#lots.isQualified || derived || !this.#varies()) return "";
    this.#prefix = this.#random.pick(["z:", ""]) ?? "";
    return `xmlns${this.#prefix === "" ? "" : ":z"}="urn:t"`;
  }

  #content(content: Exclude<Content, { kind: "unit" }>): readonly (() => string)[] {
    const random = this.#random;
    if (content.kind === "simple") {
      const isConstant = random.below(4) === 0;
      const constant = this.#value(content.type, "<");
      return [() => (isConstant ? constant : this.#text(content.type))];
    }
    const { fields, mixed, choice, open } = content;
    const chosen = choice
      ? Array.from({ length: random.below(5) }, () => random.pick(fields) ?? [])
          .flat()
          .flatMap((field) => repeated(field, Math.max(field.least, 1)))
      : fields.flatMap((field) =>
          repeated(field, field.least + random.below(Math.min(field.most, 3) - field.least + 1)),
        );
    const all = chosen.map((field) => this.#shape(field));
    if (open && random.below(2) === 0)
      all.push(() => `<x:a xmlns:x="urn:x" n="1">${this.#value("token", "<")}<x:b/></x:a>`);
    if (!mixed) return all;
    return all.flatMap((each) => [() => this.#text("string"), each]);
  }

  #varies(): boolean {
    return this.#random.below(100) < this.#style.odds;
  }

  #value(type: SimpleType, quote: string): string {
    const value = this.#random.pick(texts[type]) ?? "";
    return quote === '"' ? value.replaceAll('"', "&quot;") : value;
  }

  /** A text, which may be written in several ways. */
  #text(type: SimpleType): string {
    const value = this.#value(type, "<");
    if (!this.#varies()) return value;
    switch (this.#random.below(4)) {
      case 0:
        return value.includes("&") ? value : `<![CDATA[${value}]]>`;
      case 1:
        return `${value.slice(0, 0)}<!-- c -->${value}`;
      case 2:
        return value.replace(/^[a-z0-9]/, (first) => `&#${first.charCodeAt(0)};`);
      default:
        return value.includes("&")
          ? value
          : `${value.slice(0, 1)}<?p i?><![CDATA[${value.slice(1)}]]>`;
    }
  }

  #between(parts: readonly string[]): string {
    const gap = (): string => {
      const space = this.#style.isSpaced ? "\n  " : "";
      if (!this.#varies()) return space;
      return this.#random.pick([" ", "\n", "<!--c-->", "<?p i?>", " <!-- d --> ", "\t"]) ?? "";
    };
    return parts.length === 0 ? "" : parts.map((part) => gap() + part).join("") + gap();
  }
}

function repeated(field: Field, count: number): readonly Field[] {
  return Array.from({ length: Math.max(0, count) }, () => field);
}
