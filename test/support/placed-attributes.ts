import fc from "fast-check";

/*
 * Documents with attributes that are wrong, made of pieces: where each attribute begins is noted while they are put together, and
 * nothing is asked of a reader.
 */

/** The schema of the documents, in the namespace `urn:t`. */
export const declarations = `
  <xs:attribute name="n" type="xs:int"/>
  <xs:element name="r">
    <xs:complexType>
      <xs:sequence><xs:element name="e" type="t:e" maxOccurs="unbounded"/></xs:sequence>
      <xs:attribute name="id" type="xs:ID"/>
    </xs:complexType>
    <xs:unique name="known"><xs:selector xpath="t:e"/><xs:field xpath="@k"/></xs:unique>
    <xs:keyref name="refers" refer="t:known">
      <xs:selector xpath="t:e"/><xs:field xpath="@to"/>
    </xs:keyref>
  </xs:element>
  <xs:element name="plain">
    <xs:complexType>
      <xs:sequence><xs:element name="e" type="t:e" maxOccurs="unbounded"/></xs:sequence>
      <xs:attribute name="id" type="xs:ID"/>
    </xs:complexType>
  </xs:element>
  <xs:complexType name="e">
    <xs:sequence>
      <xs:element name="x" type="xs:int" nillable="true" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="y" type="xs:int" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
    <xs:attribute name="n" type="xs:int"/>
    <xs:attribute name="s" type="xs:string"/>
    <xs:attribute name="v" type="xs:string"/>
    <xs:attribute name="fix" type="xs:string" fixed="f"/>
    <xs:attribute name="id" type="xs:ID"/>
    <xs:attribute name="ref" type="xs:IDREF"/>
    <xs:attribute name="k" type="xs:int"/>
    <xs:attribute name="to" type="xs:int"/>
    <xs:anyAttribute namespace="##targetNamespace urn:u" processContents="lax"/>
  </xs:complexType>`;

/** A value that is wrong, and the code of what is said about it. */
interface Wrong {
  readonly value: string;
  readonly code: string;
}

/** An attribute as it is written, with a value that is right and one that is not. */
interface Drawn {
  readonly name: string;
  readonly right: string;
  readonly wrong: Wrong | undefined;
  readonly space: string;
  readonly equals: string;
  readonly quote: string;
}

interface Kind {
  readonly right: readonly string[];
  readonly wrong: readonly Wrong[];
}

const notAnInt = "cvc-datatype-valid.1.2.1";
const wrong = (value: string, code: string): Wrong => ({ value, code });
/** `%` becomes the number of the element, `~` the quotation mark that does not end the value. */
const texts = ["a", "a", "n=~x~ zz=1", "\u{1f600} à", "&lt;t:e n=&quot;&#10;", "a\n\tb", "/>", ""];
const kinds: Readonly<Record<string, Kind>> = {
  n: { right: ["7"], wrong: [wrong("x", notAnInt), wrong("&#x31;&amp;\n", notAnInt)] },
  s: { right: texts, wrong: [] },
  v: { right: texts, wrong: [] },
  fix: { right: ["f"], wrong: [wrong("\u{1f600}", "cvc-attribute.4")] },
  id: { right: ["i%"], wrong: [wrong("root", "cvc-id.2"), wrong("1", notAnInt)] },
  ref: { right: ["root"], wrong: [wrong("nobody", "cvc-id.1")] },
  k: { right: ["%"], wrong: [wrong("00", "cvc-identity-constraint.4.1")] },
  to: { right: ["0"], wrong: [wrong("-1", "cvc-identity-constraint.4.3")] },
  "t:n": { right: ["7"], wrong: [wrong("x", notAnInt)] },
  "u:n": { right: texts, wrong: [] },
  "xmlns:n": { right: ["urn:u"], wrong: [] },
  "xmlns:zz": { right: ["urn:t"], wrong: [] },
};
/** Of these the values make no difference. */
const strangers: Readonly<Record<string, string>> = {
  zz: "cvc-complex-type.3.2.2",
  "xml:n": "cvc-complex-type.3.2.2",
};

const layout = {
  space: fc.constantFrom(" ", " ", " ", " ", "  ", "\n", "\t", "\n\n   ", " \n\t"),
  equals: fc.constantFrom("=", "=", "=", "=", " = ", "=\n", "\t="),
  quote: fc.constantFrom('"', '"', '"', "'"),
};

function drawnOf(name: string): fc.Arbitrary<Drawn> {
  const { right, wrong } = kinds[name] ?? { right: [], wrong: [] };
  return fc.record({
    ...layout,
    name: fc.constant(name),
    right: fc.constantFrom(...right),
    wrong: wrong.length === 0 ? fc.constant(undefined) : fc.constantFrom(...wrong),
  });
}

const child: fc.Arbitrary<readonly (string | Drawn)[]> = fc.constantFrom(
  ["<t:x>1</t:x>"],
  ["<t:x>1</t:x>"],
  ["<t:x", instance("nil", "true", "maybe", notAnInt), "/>"],
  ["<t:x\n", instance("type", "xs:int", "nobody", "cvc-elt.4.2"), "\t>1</t:x>"],
  ["<t:x", instance("type", "xs:int", "xs:string", "cvc-elt.4.3"), ">1</t:x>"],
  ["<t:x", instance("type", "xs:int", ":", "cvc-elt.4.1"), ">1</t:x>"],
);

function instance(local: string, right: string, value: string, code: string): Drawn {
  const name = `xsi:${local}`;
  return { name, right, wrong: { value, code }, space: " ", equals: "=", quote: '"' };
}

/** An element that comes again and again: its tags as texts, and its attributes. */
type Unit = readonly (string | Drawn)[];

const unit: fc.Arbitrary<Unit> = fc
  .record({
    attributes: fc
      .shuffledSubarray(Object.keys(kinds), { minLength: 2, maxLength: 7 })
      .chain((names) => fc.tuple(...names.map(drawnOf))),
    children: fc.array(child, { maxLength: 2 }),
    end: fc.constantFrom(">", ">", "\n>", "/>"),
    between: fc.constantFrom("", "\n  "),
    /** Whether it is written as programs write: those readers take in fewer steps. */
    isPlain: fc.boolean(),
  })
  .map(({ attributes, children, end, between, isPlain }) => {
    const drawn = isPlain ? attributes.flatMap(plainly) : attributes;
    if (children.length === 0 && end === "/>") return [`${between}<t:e`, ...drawn, "/>"];
    const closed = isPlain || end === "/>" ? ">" : end;
    return [`${between}<t:e`, ...drawn, closed, ...children.flat(), `${between}</t:e>`];
  });

function plainly(drawn: Drawn): readonly Drawn[] {
  if (drawn.name.startsWith("xmlns")) return [];
  const right = /[&\n]/.test(drawn.right) ? "b" : drawn.right;
  return [{ ...drawn, right, space: " ", equals: "=", quote: '"' }];
}

/** A document, and what is to be said of it: `line:column code`, sorted. */
export interface PlacedDocument {
  readonly text: string;
  readonly expected: readonly string[];
  /** Where each attribute with a name stands, or each that is empty: `line:column`. */
  placesOf(name: string, which: "all" | "empty"): readonly string[];
}

export interface PlacedOptions {
  readonly root: "r" | "plain";
  /** Whether attributes may be wrong. */
  readonly wrong: boolean;
}

/** Documents in which units of a few kinds follow each other, most of them right. */
export function placedDocuments({ root, wrong }: PlacedOptions): fc.Arbitrary<PlacedDocument> {
  return fc
    .record({
      units: fc.array(unit, { minLength: 1, maxLength: 2 }),
      picks: fc.array(
        fc.record({
          unit: fc.nat(1),
          /** Which of its attributes is wrong, where there are so many. */
          wrong: wrong ? fc.oneof(fc.constant(-1), fc.constant(-1), fc.nat(7)) : fc.constant(-1),
          stranger: fc.oneof(
            { weight: 9, arbitrary: fc.constant(null) },
            { weight: wrong ? 1 : 0, arbitrary: fc.constantFrom(...Object.keys(strangers)) },
          ),
        }),
        { minLength: 12, maxLength: 24 },
      ),
      lineEnd: fc.constantFrom("\n", "\n", "\r\n", "\r"),
      declaration: fc.constantFrom("", '<?xml version="1.0"?>\n', "<!-- \u{1f600} -->"),
    })
    .map(({ units, picks, lineEnd, declaration }) => {
      const made = new Making();
      made.text = `${declaration}<t:${root} xmlns:t="urn:t" xmlns:u="urn:u" id="root"
        xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><t:e k="0"/>`;
      for (const [index, pick] of picks.entries()) {
        const pieces = units[pick.unit % units.length] ?? [];
        let left = pick.wrong;
        for (const [at, piece] of pieces.entries()) {
          if (typeof piece === "string") made.text += piece;
          else made.attribute(piece, index + 1, left-- === 0);
          const { stranger } = pick;
          if (at === 0 && stranger !== null) made.stranger(stranger, strangers[stranger] ?? "");
        }
      }
      made.text += `</t:${root}>`;
      return {
        text: made.text.replaceAll("\n", lineEnd),
        expected: made.expected
          .filter((line) => root === "r" || !line.includes("identity"))
          .toSorted(),
        placesOf: (name, which) =>
          made.places.flatMap((each) =>
            each.name === name && (which === "all" || each.value === "") ? each.place : [],
          ),
      };
    });
}

class Making {
  text = "";
  readonly expected: string[] = [];
  readonly places: { name: string; value: string; place: string }[] = [];

  attribute({ name, right, wrong, space, equals, quote }: Drawn, number: number, fails: boolean) {
    this.text += space;
    const place = this.#here();
    const written = fails && wrong !== undefined ? wrong.value : right;
    if (fails && wrong !== undefined) this.expected.push(`${place} ${wrong.code}`);
    const value = written.replace("%", String(number)).replaceAll("~", quote === '"' ? "'" : '"');
    this.places.push({ name, value, place });
    this.text += `${name}${equals}${quote}${value}${quote}`;
  }

  stranger(name: string, code: string) {
    this.text += " \n";
    this.expected.push(`${this.#here()} ${code}`);
    this.text += `${name}='&#10;'`;
  }

  #here(): string {
    const lines = this.text.split("\n");
    return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
  }
}

/** Where a text is cut, as parts of its length. */
export const cuts: fc.Arbitrary<number[]> = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
  maxLength: 6,
});

/** A text in the pieces that it is cut into. */
export function pieces<Text extends string | Uint8Array>(
  text: Text,
  where: readonly number[],
): readonly Text[] {
  const ends = where.map((cut) => Math.floor(cut * text.length)).toSorted((a, b) => a - b);
  return [...ends, text.length].map((end, index) => text.slice(ends[index - 1] ?? 0, end) as Text);
}
