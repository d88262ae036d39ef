import type { Group } from "../support/three-judges.js";
import type { Random } from "./mutate.js";

/*
 * Schemas with identity constraints, and documents for them: elements `g` in each other with items `a` and `b`, whose keys are
 * attributes, children or their own text, of types with several forms for one value.
 */

const types = [
  "xs:string",
  "xs:token",
  "xs:int",
  "xs:decimal",
  "xs:boolean",
  "xs:QName",
  "xs:double",
  "xs:date",
  "t:U",
  "t:L",
  "xs:anySimpleType",
] as const;
type Type = (typeof types)[number];

/** Forms of few values, so that some are equal; the last ones are not of the type. */
const forms: Readonly<Record<Type, readonly string[]>> = {
  "xs:string": ["1", " 1", "01", "x", ""],
  "xs:token": ["1", " 1 ", "01", "x  y", "x y"],
  "xs:int": ["1", "01", "+1", "2", " 1 ", "x"],
  "xs:decimal": ["1", "1.0", "01", "2", "-0", "0"],
  "xs:boolean": ["true", "1", "false", "0"],
  "xs:QName": ["t:x", "u:x", "x", "v:x"],
  "xs:double": ["1", "1E0", "NaN", "INF", "0", "-0"],
  "xs:date": ["2000-01-01", "2000-01-01Z", "2000-01-01+00:00", "2000-01-02"],
  "t:U": ["1", "01", "x", "1.0", " 1"],
  "t:L": ["1 2", "01  2", "2 1", "1"],
  "xs:anySimpleType": ["1", "01", "x", " 1"],
};

const selectors = ["t:a", ".//t:a", "t:a|t:b", "*", "t:g/t:a", ".", ".//t:g", "t:*", ".//t:b"];
const fields = [
  "@id",
  "@id",
  "t:k",
  "t:k",
  ".",
  "@ref",
  "t:k/@id",
  "@id|t:k",
  "t:k|@id",
  "@*",
  "*",
  ".//t:k",
];

interface Item {
  readonly name: "a" | "b" | "k";
  readonly id: Type;
  readonly ref: Type;
  readonly nillable: boolean;
  readonly standard: string | undefined;
  /** The type of the text; undefined for elements that have a child `k`. */
  readonly text: Type | undefined;
}

/** A schema with six documents; of types of keys without those that are left out. */
export function drawIdentityGroup(random: Random, leftOut: readonly Type[] = []): Group {
  const drawn = types.filter((type) => !leftOut.includes(type));
  const pick = <T>(list: readonly T[]): T => random.pick(list) as T;
  const drawItem = (name: Item["name"]): Item => {
    const text = name === "k" || random.below(3) === 0 ? pick(drawn) : undefined;
    const isDefault = text !== undefined && text !== "xs:QName" && random.below(5) === 0;
    return {
      name,
      id: pick(drawn),
      ref: pick(drawn),
      nillable: random.below(4) === 0,
      standard: isDefault ? forms[text][0] : undefined,
      text,
    };
  };
  const items = { a: drawItem("a"), b: drawItem("b"), k: drawItem("k") };
  const constraints = drawConstraints(random);
  const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t" elementFormDefault="qualified">
${simpleTypes}${Object.values(items).map(declaration).join("\n")}
<xs:complexType name="G"><xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element ref="t:a"/><xs:element ref="t:b"/><xs:element ref="t:g"/><xs:any namespace="##other" processContents="lax"/></xs:choice><xs:attribute name="id" type="${items.a.id}"/></xs:complexType>
<xs:element name="g" type="t:G">${constraints.g}</xs:element>
<xs:element name="r" type="t:G">${constraints.r}</xs:element>
</xs:schema>`;
  const documents = Array.from({ length: 6 }, () => drawDocument(random, items));
  return { schema, documents };
}

const simpleTypes = `<xs:simpleType name="U"><xs:union memberTypes="xs:int xs:string"/></xs:simpleType>
<xs:simpleType name="L"><xs:list itemType="xs:int"/></xs:simpleType>
`;

function declaration({ name, id, ref, nillable, standard, text }: Item): string {
  const attributes = `<xs:attribute name="id" type="${id}"${name === "b" && id === "xs:int" ? ' default="1"' : ""}/><xs:attribute name="ref" type="${ref}"/>`;
  const content =
    text === undefined
      ? `<xs:sequence><xs:element ref="t:k" minOccurs="0" maxOccurs="2"/></xs:sequence>${attributes}`
      : `<xs:simpleContent><xs:extension base="${text}">${attributes}</xs:extension></xs:simpleContent>`;
  const value = standard === undefined ? "" : ` default="${standard}"`;
  return `<xs:element name="${name}"${nillable ? ' nillable="true"' : ""}${value}><xs:complexType>${content}</xs:complexType></xs:element>`;
}

function drawConstraints(random: Random): { readonly g: string; readonly r: string } {
  const parts = { g: "", r: "" };
  const known: { readonly name: string; readonly count: number; readonly at: "g" | "r" }[] = [];
  const pick = (list: readonly string[]): string => random.pick(list) ?? "";
  const written = (kind: string, name: string, count: number, refer = ""): string =>
    `<xs:${kind} name="${name}"${refer}><xs:selector xpath="${pick(selectors)}"/>${Array.from({ length: count }, () => `<xs:field xpath="${pick(fields)}"/>`).join("")}</xs:${kind}>`;
  for (let index = 0; index <= random.below(3); index++) {
    const name = `c${index}`;
    const at = random.below(2) === 0 ? "g" : "r";
    const count = 1 + random.below(2);
    parts[at] += written(random.below(2) === 0 ? "key" : "unique", name, count);
    known.push({ name, count, at });
  }
  const referred = random.pick(known);
  if (referred !== undefined && random.below(2) === 0) {
    const at = random.below(3) === 0 ? "r" : referred.at;
    parts[at] += written("keyref", "f", referred.count, ` refer="t:${referred.name}"`);
  }
  return parts;
}

function drawDocument(random: Random, items: Readonly<Record<Item["name"], Item>>): string {
  const form = (type: Type): string => random.pick(forms[type]) ?? "";
  const attribute = (name: string, type: Type): string =>
    random.below(4) === 0 ? "" : ` ${name}="${form(type)}"`;
  const item = ({ name, id, ref, nillable, text }: Item): string => {
    const nil = nillable && random.below(3) === 0;
    const tag = `t:${name}${attribute("id", id)}${attribute("ref", ref)}${nil ? ' xsi:nil="true"' : ""}`;
    if (nil) return `<${tag}/>`;
    const inner =
      text === undefined
        ? Array.from({ length: random.below(3) }, () => item(items.k)).join("")
        : random.below(6) === 0
          ? ""
          : form(text);
    return `<${tag}>${inner}</t:${name}>`;
  };
  const group = (name: string, depth: number): string => {
    const children = Array.from({ length: random.below(5) }, () => {
      const kind = random.below(8);
      if (kind < 3) return item(items.a);
      if (kind < 5) return item(items.b);
      if (kind === 5) return `<o:x xmlns:o="urn:o">${item(items.a)}</o:x>`;
      return depth > 0 ? group("g", depth - 1) : item(items.a);
    });
    return `<t:${name}${attribute("id", items.a.id)}>${children.join("")}</t:${name}>`;
  };
  const text = group("r", 3);
  return text.replace(
    "<t:r",
    '<t:r xmlns:t="urn:t" xmlns:u="urn:t" xmlns:v="urn:v" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  );
}
