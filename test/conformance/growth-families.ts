/** Schemas and documents of any size, by construct: what they cost must grow as they do. */
export interface Family {
  readonly name: string;
  /** The size to begin with; it is doubled twice. */
  readonly size: number;
  /**
   * The components of a schema for `urn:t` with the prefix `t`, with a global element `r`; or documents by name, the first of which
   * is `t.xsd`.
   */
  readonly schema: (n: number) => string | Readonly<Record<string, string>>;
  /** The content of `r`, after attributes and `>`: ` a="1"><b/>`. */
  readonly document?: (n: number) => string;
  /** What may grow with the square, and why: what is asked for is itself so large. */
  readonly square?: { readonly steps?: readonly string[]; readonly why: string };
}

const many = (n: number, make: (index: number) => string): string =>
  Array.from({ length: n }, (_, index) => make(index)).join("");
const root = (content: string): string =>
  `<xs:element name="r"><xs:complexType>${content}</xs:complexType></xs:element>`;
const sequence = (content: string): string => `<xs:sequence>${content}</xs:sequence>`;
const simple = (name: string, content: string): string =>
  `<xs:simpleType name="${name}">${content}</xs:simpleType>`;
const restriction = (base: string, facets: string): string =>
  `<xs:restriction base="${base}">${facets}</xs:restriction>`;
const items = root(
  sequence('<xs:element name="e" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>'),
);

export const families: readonly Family[] = [
  {
    name: "global elements",
    size: 1_500,
    schema: (n) => root("") + many(n, (i) => `<xs:element name="e${i}" type="xs:string"/>`),
  },
  {
    name: "elements in a sequence",
    size: 1_000,
    schema: (n) =>
      root(sequence(many(n, (i) => `<xs:element name="e${i}" type="xs:int" minOccurs="0"/>`))),
    document: (n) => `>${many(n, (i) => `<e${i}>1</e${i}>`)}`,
  },
  {
    name: "elements in a choice",
    size: 1_000,
    schema: (n) =>
      root(
        `<xs:choice maxOccurs="unbounded">${many(n, (i) => `<xs:element name="e${i}" type="xs:int"/>`)}</xs:choice>`,
      ),
    document: (n) => `>${many(n, (i) => `<e${i}>1</e${i}>`)}`,
  },
  {
    name: "elements in an all group",
    size: 500,
    schema: (n) =>
      root(`<xs:all>${many(n, (i) => `<xs:element name="e${i}" type="xs:int"/>`)}</xs:all>`),
    document: (n) => `>${many(n, (i) => `<e${i}>1</e${i}>`)}`,
  },
  {
    name: "groups that refer to the one below twice",
    size: 60,
    schema: (n) =>
      `<xs:group name="g0">${sequence('<xs:element name="a"/>')}</xs:group>` +
      many(
        n,
        (i) =>
          `<xs:group name="g${i + 1}">${sequence(`<xs:element name="e${i}"/><xs:group ref="t:g${i}"/><xs:group ref="t:g${i}"/>`)}</xs:group>`,
      ) +
      root(`<xs:group ref="t:g${n}"/>`),
  },
  {
    name: "attribute groups in a chain",
    square: {
      why: "each group has the attributes of all below it: {attribute uses} are n² in number",
    },
    size: 80,
    schema: (n) =>
      `<xs:attributeGroup name="g0"><xs:attribute name="a"/></xs:attributeGroup>` +
      many(
        n,
        (i) =>
          `<xs:attributeGroup name="g${i + 1}"><xs:attribute name="a${i}"/><xs:attributeGroup ref="t:g${i}"/></xs:attributeGroup>`,
      ) +
      root(`<xs:attributeGroup ref="t:g${n}"/>`),
  },
  {
    name: "substitution groups in a chain",
    size: 300,
    schema: (n) =>
      '<xs:element name="e0" type="xs:string"/>' +
      many(
        n,
        (i) => `<xs:element name="e${i + 1}" type="xs:string" substitutionGroup="t:e${i}"/>`,
      ) +
      root(sequence('<xs:element ref="t:e0" maxOccurs="unbounded"/>')),
    document: (n) => `>${many(n, (i) => `<t:e${i}>x</t:e${i}>`)}`,
  },
  {
    name: "simple types derived in a chain",
    size: 100,
    schema: (n) =>
      simple("s0", restriction("xs:string", "")) +
      many(n, (i) =>
        simple(`s${i + 1}`, restriction(`t:s${i}`, `<xs:maxLength value="${5000 - i}"/>`)),
      ) +
      root(sequence(`<xs:element name="e" type="t:s${n}"/>`)),
    document: () => "><e>x</e>",
  },
  {
    name: "complex types extended in a chain",
    square: {
      why: "each type has the attributes of all above it, and each builder a method for each that returns its own type",
    },
    size: 60,
    schema: (n) =>
      '<xs:complexType name="c0"><xs:sequence/></xs:complexType>' +
      many(
        n,
        (i) =>
          `<xs:complexType name="c${i + 1}"><xs:complexContent><xs:extension base="t:c${i}"><xs:attribute name="a${i}"/></xs:extension></xs:complexContent></xs:complexType>`,
      ) +
      root(sequence(`<xs:element name="e" type="t:c0" maxOccurs="unbounded"/>`)),
    document: (n) => `>${many(n, (i) => `<e xsi:type="t:c${i}"/>`)}`,
  },
  {
    name: "named types, each an element of the one before and of the first",
    size: 160,
    schema: (n) =>
      root(sequence('<xs:element name="e" type="t:T0" minOccurs="0"/>')) +
      many(
        n,
        (i) =>
          `<xs:complexType name="T${i}">${sequence(
            `<xs:element name="next" type="t:T${(i + 1) % n}" minOccurs="0"/><xs:element name="first" type="t:T0" minOccurs="0"/>`,
          )}</xs:complexType>`,
      ),
    document: () => "><e><next><first/></next></e>",
  },
  {
    name: "types derived from one",
    size: 200,
    schema: (n) =>
      '<xs:complexType name="c"><xs:sequence/></xs:complexType>' +
      many(
        n,
        (i) =>
          `<xs:complexType name="c${i}"><xs:complexContent><xs:extension base="t:c"/></xs:complexContent></xs:complexType>`,
      ) +
      root(sequence('<xs:element name="e" type="t:c" maxOccurs="unbounded"/>')),
    document: (n) => `>${many(n, (i) => `<e xsi:type="t:c${i}"/>`)}`,
  },
  {
    name: "an enumeration",
    size: 5_000,
    schema: (n) =>
      simple(
        "s",
        restriction(
          "xs:string",
          many(n, (i) => `<xs:enumeration value="v${i}"/>`),
        ),
      ) + root(sequence('<xs:element name="e" type="t:s" maxOccurs="unbounded"/>')),
    document: (n) => `>${many(n, (i) => `<e>v${i}</e>`)}`,
  },
  {
    name: "patterns in steps",
    size: 60,
    schema: (n) =>
      simple("s0", restriction("xs:string", "")) +
      many(n, (i) =>
        simple(`s${i + 1}`, restriction(`t:s${i}`, `<xs:pattern value="[a-z]{0,${i + 5}}x?"/>`)),
      ) +
      root(sequence(`<xs:element name="e" type="t:s${n}" maxOccurs="unbounded"/>`)),
    document: () => `>${"<e>abc</e>".repeat(200)}`,
  },
  {
    name: "a union of enumerations",
    size: 300,
    schema: (n) =>
      many(n, (i) => simple(`s${i}`, restriction("xs:string", `<xs:enumeration value="v${i}"/>`))) +
      simple("u", `<xs:union memberTypes="${many(n, (i) => `t:s${i} `)}"/>`) +
      root(sequence('<xs:element name="e" type="t:u"/>')),
    document: (n) => `><e>v${n - 1}</e>`,
  },
  {
    name: "wildcards for namespaces",
    size: 300,
    schema: (n) =>
      root(
        `${sequence(`<xs:any namespace="${many(n, (i) => `urn:n${i} `)}" processContents="skip" minOccurs="0" maxOccurs="unbounded"/>`)}`,
      ),
    document: (n) => `>${many(n, (i) => `<a xmlns="urn:n${i}"/>`)}`,
  },
  {
    name: "identity constraints",
    size: 100,
    schema: (n) =>
      `<xs:element name="r"><xs:complexType>${sequence(many(n, (i) => `<xs:element name="e${i}" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:attribute name="id"/></xs:complexType></xs:element>`))}</xs:complexType>${many(n, (i) => `<xs:key name="k${i}"><xs:selector xpath="e${i}"/><xs:field xpath="@id"/></xs:key>`)}</xs:element>`,
    document: (n) => `>${many(n, (i) => `<e${i} id="a"/><e${i} id="b"/>`)}`,
  },
  {
    name: "attributes of one type",
    size: 2_400,
    schema: (n) => root(many(n, (i) => `<xs:attribute name="a${i}" type="xs:int"/>`)),
    document: (n) => `${many(n, (i) => ` a${i}="1"`)}>`,
  },
  {
    name: "elements of a document",
    size: 10_000,
    schema: () => items,
    document: (n) => `>${"<e>text</e>".repeat(n)}`,
  },
  {
    name: "a long text",
    size: 500_000,
    schema: () => items,
    document: (n) => `><e>${"text &amp; ".repeat(n / 10)}</e>`,
  },
  {
    name: "a deep document",
    size: 60,
    schema: () =>
      '<xs:complexType name="T"><xs:sequence><xs:element name="e" type="t:T" minOccurs="0"/></xs:sequence></xs:complexType><xs:element name="r" type="t:T"/>',
    document: (n) => `>${"<e>".repeat(n)}${"</e>".repeat(n)}`,
  },
  {
    name: "prefixes of a document",
    size: 500,
    schema: () =>
      root(
        sequence(
          '<xs:any namespace="##other" processContents="lax" minOccurs="0" maxOccurs="unbounded"/>',
        ),
      ),
    document: (n) =>
      `${many(n, (i) => ` xmlns:p${i}="urn:p${i}"`)}>${many(n, (i) => `<p${i}:e p${i}:a="1"/>`)}`,
  },
  {
    name: "complex types in a chain, with nothing of their own",
    size: 100,
    schema: (n) =>
      '<xs:complexType name="c0"><xs:sequence/></xs:complexType>' +
      many(n, (i) => extension(`c${i + 1}`, `c${i}`, "")) +
      root(sequence('<xs:element name="e" type="t:c0" maxOccurs="unbounded"/>')),
    document: (n) => `>${many(n, (i) => `<e xsi:type="t:c${i}"/>`)}`,
  },
  {
    name: "members of one substitution group",
    size: 300,
    schema: (n) =>
      '<xs:element name="e" type="xs:string" abstract="true"/>' +
      many(n, (i) => `<xs:element name="e${i}" type="xs:string" substitutionGroup="t:e"/>`) +
      root(sequence('<xs:element ref="t:e" maxOccurs="unbounded"/>')),
    document: (n) => `>${many(n, (i) => `<t:e${i}>x</t:e${i}>`)}`,
  },
  {
    name: "a chain of includes",
    size: 60,
    schema: (n) =>
      documents(n, (i, next) => `<xs:include schemaLocation="${next}"/><xs:element name="e${i}"/>`),
  },
  {
    name: "a chain of redefinitions",
    square: {
      why: "the name of a type says how often it was redefined",
      steps: ["characters of code"],
    },
    size: 20,
    schema: (n) =>
      documents(
        n,
        (i, next) =>
          `<xs:redefine schemaLocation="${next}"><xs:simpleType name="s">${restriction("t:s", `<xs:maxLength value="${1000 + i}"/>`)}</xs:simpleType></xs:redefine>`,
        simple("s", restriction("xs:string", "")),
      ),
  },
  {
    name: "a choice of wildcards in a chain of attribute groups",
    size: 60,
    schema: (n) =>
      '<xs:attributeGroup name="g0"><xs:anyAttribute namespace="urn:x"/></xs:attributeGroup>' +
      many(
        n,
        (i) =>
          `<xs:attributeGroup name="g${i + 1}"><xs:attributeGroup ref="t:g${i}"/></xs:attributeGroup>`,
      ) +
      root(`<xs:attributeGroup ref="t:g${n}"/>`),
  },
  {
    name: "wildcards that are united",
    size: 40,
    schema: (n) =>
      '<xs:complexType name="c0"><xs:anyAttribute namespace="urn:n0"/></xs:complexType>' +
      many(n, (i) =>
        extension(`c${i + 1}`, `c${i}`, `<xs:anyAttribute namespace="urn:n${i + 1}"/>`),
      ) +
      root(sequence(`<xs:element name="e" type="t:c${n}"/>`)),
    square: {
      why: "each type allows the namespaces of all above it",
      steps: ["characters of code"],
    },
  },
  {
    name: "lists of unions of lists",
    size: 50,
    schema: (n) =>
      many(n, (i) => simple(`l${i}`, `<xs:list itemType="xs:${i % 2 === 0 ? "int" : "date"}"/>`)) +
      simple("u", `<xs:union memberTypes="${many(n, (i) => `t:l${i} `)}"/>`) +
      root(sequence('<xs:element name="e" type="t:u" maxOccurs="unbounded"/>')),
    document: (n) => `>${"<e>1 2 3</e>".repeat(n)}`,
  },
  {
    name: "unions in unions, twice each",
    size: 50,
    schema: (n) =>
      simple("u0", '<xs:union memberTypes="xs:int xs:date"/>') +
      many(n, (i) => simple(`u${i + 1}`, `<xs:union memberTypes="t:u${i} t:u${i} xs:time"/>`)) +
      root(sequence(`<xs:element name="e" type="t:u${n}"/>`)),
    document: () => "><e>12:00:00</e>",
  },
  ...[
    { facet: "patterns", of: (value: number) => `<xs:pattern value="[${value % 10}-9-]*"/>` },
    {
      facet: "enumerations",
      of: (value: number) =>
        many(2 + (value % 2), (other) => `<xs:enumeration value="${other + 1}"/>`),
    },
  ].map(({ facet, of }) => ({
    name: `unions in unions, restricted twice each by ${facet}`,
    size: 30,
    square: {
      why: "each literal, and each type that is written out, is looked up in all unions below it, of which there are 300 at most",
      steps: ["load", "generate", "parse"],
    },
    schema: (n: number) =>
      simple("u0", '<xs:union memberTypes="xs:int xs:date"/>') +
      many(
        n,
        (i) =>
          simple(`a${i}`, restriction(`t:u${i}`, of(i))) +
          simple(`b${i}`, restriction(`t:u${i}`, of(i + 1))) +
          simple(`u${i + 1}`, `<xs:union memberTypes="t:a${i} t:b${i} xs:time"/>`),
      ) +
      root(sequence(`<xs:element name="e" type="t:u${n}" maxOccurs="unbounded"/>`)),
    document: () => "><e>12:00:00</e>",
  })),
  {
    name: "types in types, each the anonymous type of an element",
    size: 15,
    square: {
      why: "the name of a type names all that it stands in",
      steps: ["characters of code"],
    },
    schema: (n) => root(nested(n)),
    document: (n) => `>${many(n, (i) => `<e${n - i}>`)}${many(n, (i) => `</e${i + 1}>`)}`,
  },
  {
    name: "a long choice of sequences",
    size: 200,
    schema: (n) =>
      root(
        `<xs:choice>${many(n, (i) => sequence(`<xs:element name="a${i}"/><xs:element name="b${i}" minOccurs="0"/>`))}</xs:choice>`,
      ),
    document: (n) => `><a${n - 1}>x</a${n - 1}>`,
    square: {
      why: "each branch of the type closes the properties of all others",
      steps: ["characters of code"],
    },
  },
  {
    name: "keys and references to them",
    size: 500,
    schema: () =>
      `<xs:element name="r"><xs:complexType>${sequence('<xs:element name="k" maxOccurs="unbounded" type="xs:string"/><xs:element name="f" maxOccurs="unbounded" type="xs:string"/>')}</xs:complexType><xs:key name="k"><xs:selector xpath="k"/><xs:field xpath="."/></xs:key><xs:keyref name="f" refer="t:k"><xs:selector xpath="f"/><xs:field xpath="."/></xs:keyref></xs:element>`,
    document: (n) => `>${many(n, (i) => `<k>${i}</k>`)}${many(n, (i) => `<f>${i}</f>`)}`,
  },
  {
    name: "namespaces of trees",
    size: 200,
    schema: () =>
      root(
        `${sequence('<xs:any namespace="##any" processContents="skip" minOccurs="0" maxOccurs="unbounded"/>')}<xs:anyAttribute processContents="skip"/>`,
      ),
    document: (n) => `>${many(n, (i) => `<p${i}:e xmlns:p${i}="urn:p${i}" p${i}:a="p${i}:x"/>`)}`,
  },
];

function extension(name: string, base: string, content: string): string {
  return `<xs:complexType name="${name}"><xs:complexContent><xs:extension base="t:${base}">${content}</xs:extension></xs:complexContent></xs:complexType>`;
}

/** `t.xsd`, which refers to the next document, and so on; the last has some components of its own. */
function documents(
  n: number,
  content: (index: number, next: string) => string,
  last = "",
): Record<string, string> {
  const nameOf = (index: number): string => (index === 0 ? "t.xsd" : `t${index}.xsd`);
  const entries = Array.from({ length: n }, (_, i): [string, string] => [
    nameOf(i),
    schemaOf(content(i, nameOf(i + 1))),
  ]);
  return Object.fromEntries([...entries, [nameOf(n), schemaOf(last + root(""))]]);
}

/** Elements `en` to `e1` in each other, each with an anonymous type. */
function nested(n: number): string {
  let content = "";
  for (let i = 1; i <= n; i++)
    content = sequence(
      `<xs:element name="e${i}"><xs:complexType>${content}</xs:complexType></xs:element>`,
    );
  return content;
}

export const schemaOf = (components: string): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t">${components}</xs:schema>`;
