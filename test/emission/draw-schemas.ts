import fc from "fast-check";

/** Schema documents by location; the first is the one to begin with. */
export type Files = Readonly<Record<string, string>>;

const letters = [..."abcdxyzABCDXYZ", "é", "É", "ß", "ж", "注", "_", "0", "9", "-", "."];

/** A name that XML allows, of 1 to 200 characters. */
const drawnName: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(..."aAzZ_éÉж注"),
    fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 199 })),
    fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 }),
  )
  .map(([first, length, some]) => first + some.join("").repeat(length).slice(0, length));

/** What a type is made of, before it has a place and names of its own. */
interface Drawn {
  readonly shape: Shape;
  readonly name: string;
  /** The names of its parts. */
  readonly parts: readonly string[];
  /** Decides what is optional, repeated, abstract or nillable. */
  readonly odds: readonly boolean[];
}

const shapes = [
  "nothing",
  "oneAttribute",
  "one",
  "several",
  "choice",
  "choices",
  "optionalChoice",
  "ordered",
  "orderedChoice",
  "group",
  "all",
  "any",
  "anyType",
  "mixed",
  "mixedEmpty",
  "simpleContent",
  "enumeration",
  "titles",
  "pattern",
  "list",
  "listInParts",
  "union",
  "extension",
  "restriction",
  "head",
  "nillable",
] as const;
type Shape = (typeof shapes)[number];

const drawnType: fc.Arbitrary<Drawn> = fc.record({
  shape: fc.constantFrom(...shapes),
  name: drawnName,
  parts: fc.array(drawnName, { minLength: 1, maxLength: 4 }),
  odds: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
});

/** Two documents, of which the first imports the second, with types of all shapes that use and extend each other. */
export const drawnSchema: fc.Arbitrary<Files> = fc
  .tuple(fc.array(drawnType, { minLength: 4, maxLength: 14 }), fc.nat({ max: 8 }))
  .map(([types, imported]) => schemaOf(types, Math.min(imported, types.length)));

/** One type of each shape for each of some names. */
export function everyShape(names: readonly string[], odds: boolean): Files {
  const types = names.flatMap((name) =>
    shapes.map(
      (shape): Drawn => ({
        shape,
        name: `${name}${shapes.indexOf(shape)}`,
        parts: [name, `${name}b`],
        odds: Array.from({ length: 6 }, (_, index) => odds === (index % 2 === 0)),
      }),
    ),
  );
  return schemaOf(types, Math.floor(types.length / 2));
}

function schemaOf(types: readonly Drawn[], imported: number): Files {
  const writer = new SchemaWriter();
  const [second, first] = [types.slice(0, imported), types.slice(imported)].map((some, index) =>
    some.map((type) => writer.type(type, index === 0 ? "b" : "a")).join("\n"),
  );
  const open = (own: string): string =>
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:a="urn:a" xmlns:b="urn:b" targetNamespace="urn:${own}" elementFormDefault="qualified">`;
  return {
    "a.xsd": `${open("a")}<xs:import namespace="urn:b" schemaLocation="b.xsd"/>${first}</xs:schema>`,
    "b.xsd": `${open("b")}${second}</xs:schema>`,
  };
}

class SchemaWriter {
  /** Names that are there already, whatever they name. */
  readonly #taken = new Set<string>();
  readonly #simple: string[] = ["xs:string", "xs:int", "xs:NMTOKENS", "xs:date", "xs:boolean"];
  readonly #elementOnly: string[] = [];
  readonly #mixed: string[] = [];
  #count = 0;

  #unique(wanted: string): string {
    let name = wanted;
    while (this.#taken.has(name)) name = `${wanted}${this.#count++}`;
    this.#taken.add(name);
    return name;
  }

  #pick(from: readonly string[]): string | undefined {
    return from[this.#count++ % Math.max(from.length, 1)];
  }

  #any(): string {
    return (
      this.#pick([...this.#simple, ...this.#elementOnly, ...this.#mixed, "xs:anyType"]) ??
      "xs:string"
    );
  }

  #occurs(odds: readonly boolean[]): string {
    const [optional, repeated] = odds;
    return `${optional ? ' minOccurs="0"' : ""}${repeated ? ' maxOccurs="unbounded"' : ""}`;
  }

  #elements({ parts, odds }: Drawn): readonly string[] {
    return parts.map((part, index) => {
      const occurs = this.#occurs([odds[index % 6] ?? false, odds[(index + 1) % 6] ?? false]);
      const nillable = odds[(index + 2) % 6] ? ' nillable="true"' : "";
      return `<xs:element name="${this.#unique(part)}" type="${this.#any()}"${occurs}${nillable}/>`;
    });
  }

  #attributes({ parts, odds }: Drawn): string {
    const simple = this.#simple;
    return parts
      .map((part, index) => {
        const use = odds[index % 6] ? ' use="required"' : "";
        return `<xs:attribute name="${this.#unique(part)}" type="${this.#pick(simple)}"${use}/>`;
      })
      .join("");
  }

  type(drawn: Drawn, prefix: string): string {
    const name = this.#unique(drawn.name);
    const type = `${prefix}:${name}`;
    const [first = false, second = false] = drawn.odds;
    const complex = (content: string, attributes = ""): string =>
      `<xs:complexType name="${name}"${attributes}>${content}</xs:complexType>`;
    const elementOnly = (content: string): string => {
      const text = complex(content);
      this.#elementOnly.push(type);
      return text;
    };
    const simple = (content: string): string => {
      const text = `<xs:simpleType name="${name}">${content}</xs:simpleType>`;
      this.#simple.push(type);
      return text;
    };
    const choice = (occurs = ""): string =>
      `<xs:choice${occurs}>${this.#elements(drawn).join("")}<xs:sequence>${this.#elements(drawn).join("")}</xs:sequence></xs:choice>`;
    const facets = (kind: string, values: readonly string[], inner = ""): string =>
      values.map((value) => `<xs:${kind} value="${value}">${inner}</xs:${kind}>`).join("");
    switch (drawn.shape) {
      case "nothing":
        return elementOnly("");
      case "oneAttribute":
        return elementOnly(
          `<xs:attribute name="${this.#unique(drawn.parts[0] ?? "a")}" type="xs:string"/>`,
        );
      case "one":
        return elementOnly(
          `<xs:sequence><xs:element name="${this.#unique(drawn.parts[0] ?? "a")}" type="${this.#any()}"/></xs:sequence>`,
        );
      case "several":
        return elementOnly(
          `<xs:sequence>${this.#elements(drawn).join("")}</xs:sequence>${this.#attributes(drawn)}`,
        );
      case "choice":
        return elementOnly(`${choice()}${this.#attributes(drawn)}`);
      case "choices":
        return elementOnly(`<xs:sequence>${choice()}${choice()}</xs:sequence>`);
      case "optionalChoice":
        return elementOnly(choice(' minOccurs="0"'));
      case "ordered":
        return elementOnly(
          `<xs:sequence maxOccurs="unbounded"><xs:element name="${this.#unique("a")}"/>${choice()}</xs:sequence>`,
        );
      case "orderedChoice":
        return elementOnly(choice(' maxOccurs="unbounded"'));
      case "group": {
        const group = this.#unique(drawn.name);
        const content = elementOnly(
          `<xs:group ref="${prefix}:${group}"${this.#occurs([first, second])}/>`,
        );
        return `<xs:group name="${group}">${choice()}</xs:group>${content}`;
      }
      case "all":
        return complex(
          `<xs:all><xs:element name="${this.#unique(drawn.name)}" type="${this.#any()}"/><xs:element name="${this.#unique("b")}" minOccurs="0"/></xs:all>`,
        );
      case "any":
        return complex(
          `<xs:sequence><xs:any namespace="##other"${this.#occurs([first, second])}/></xs:sequence><xs:anyAttribute/>`,
        );
      case "anyType":
        return `<xs:element name="${name}" type="xs:anyType"/>`;
      case "mixed": {
        const text = complex(`${choice(' maxOccurs="unbounded"')}`, ' mixed="true"');
        this.#mixed.push(type);
        return text;
      }
      case "mixedEmpty":
        this.#mixed.push(type);
        return complex(this.#attributes(drawn), ' mixed="true"');
      case "simpleContent":
        return complex(
          `<xs:simpleContent><xs:extension base="${this.#pick(this.#simple)}">${this.#attributes(drawn)}</xs:extension></xs:simpleContent>`,
        );
      case "enumeration":
        return simple(
          `<xs:restriction base="xs:token">${facets("enumeration", drawn.parts)}</xs:restriction>`,
        );
      case "titles":
        return simple(
          `<xs:restriction base="xs:token">${facets("enumeration", drawn.parts, `<xs:annotation><xs:documentation>${drawn.name}</xs:documentation></xs:annotation>`)}</xs:restriction>`,
        );
      case "pattern":
        return simple(
          `<xs:restriction base="xs:string">${facets("pattern", ["[a-z]*"])}</xs:restriction>`,
        );
      case "list":
        return simple(`<xs:list itemType="${first ? "xs:int" : "xs:token"}"/>`);
      case "listInParts":
        this.#simple.push("xs:IDREFS");
        return simple(
          `<xs:union><xs:simpleType><xs:list itemType="xs:int"/></xs:simpleType><xs:simpleType><xs:restriction base="xs:token">${facets("enumeration", drawn.parts)}</xs:restriction></xs:simpleType></xs:union>`,
        );
      case "union":
        return simple(`<xs:union memberTypes="xs:int xs:boolean xs:date xs:NMTOKENS"/>`);
      case "extension": {
        const mixed = this.#mixed.length > 0 && second;
        const base = this.#pick(mixed ? this.#mixed : this.#elementOnly);
        if (base === undefined) return elementOnly("");
        const own = first
          ? this.#attributes(drawn)
          : `<xs:sequence>${this.#elements(drawn).join("")}</xs:sequence>`;
        const text = complex(
          `<xs:complexContent${mixed ? ' mixed="true"' : ""}><xs:extension base="${base}">${own}</xs:extension></xs:complexContent>`,
        );
        (mixed ? this.#mixed : this.#elementOnly).push(type);
        return text;
      }
      case "restriction": {
        const base = this.#unique(`${drawn.name}Base`);
        const part = `<xs:element name="${this.#unique(drawn.parts[0] ?? "a")}" type="xs:string"`;
        return `<xs:complexType name="${base}"><xs:sequence>${part} minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
          ${elementOnly(`<xs:complexContent><xs:restriction base="${prefix}:${base}"><xs:sequence>${part}/></xs:sequence></xs:restriction></xs:complexContent>`)}`;
      }
      case "head": {
        const head = this.#unique(drawn.name);
        const use = elementOnly(
          `<xs:sequence><xs:element ref="${prefix}:${head}"${this.#occurs([first, second])}/></xs:sequence>`,
        );
        const members = drawn.parts.map(
          (part) =>
            `<xs:element name="${this.#unique(part)}" type="xs:string" substitutionGroup="${prefix}:${head}"/>`,
        );
        return `<xs:element name="${head}" type="xs:string"${first ? ' abstract="true"' : ""}/>${members.join("")}${use}`;
      }
      case "nillable":
        return `<xs:element name="${name}" type="${this.#any()}" nillable="true"/>`;
    }
  }
}
