import { mulberry32 } from "../support/mulberry.js";

/** A source of numbers that gives the same ones for the same seed. */
export interface Random {
  /** From 0 to `limit - 1`. */
  below(limit: number): number;
  pick<T>(items: readonly T[]): T | undefined;
}

/** Draws from what follows from a seed. */
export function randomFrom(seed: number): Random {
  const next = mulberry32(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  return { below, pick: (items) => items[below(items.length)] };
}

/** A change of a schema document's text, which may leave it well-formed or not. */
type Mutation = (text: string, random: Random) => string;

interface Span {
  readonly start: number;
  readonly end: number;
}

const names = (
  "annotation documentation appinfo element attribute complexType simpleType sequence choice all group attributeGroup any " +
  "anyAttribute complexContent simpleContent extension restriction list union enumeration pattern length minLength maxLength " +
  "minInclusive maxInclusive minExclusive maxExclusive totalDigits fractionDigits whiteSpace key keyref unique selector field " +
  "include import redefine notation schema"
).split(" ");

const attributes = (
  "name ref type base minOccurs maxOccurs default fixed form use nillable abstract final block mixed value itemType memberTypes " +
  "substitutionGroup namespace processContents schemaLocation targetNamespace xpath refer id elementFormDefault"
).split(" ");

const values = [
  ..."0 1 2 -1 50000 99999999999999999999 unbounded true false qualified prohibited required optional".split(
    " ",
  ),
  ..."#all restriction extension substitution list union ##any ##other ##local ##targetNamespace strict lax skip".split(
    " ",
  ),
  ..."collapse preserve NaN INF 1e400 --02-30 P1Y 2008-02-30T24:00:00Z a:b .//a /a @a | [a-z-[m]] \\p{Is} (((( a{99999} [^] ".split(
    " ",
  ),
  ..."xs:string xsd:int xs:ID xsd:NOTATION xs:anyType xsd:anySimpleType xs:QName xs:decimal xsd:IDREFS".split(
    " ",
  ),
  "",
  " ",
  "&#x0;",
  "&#x10FFFF;",
  "&amp;",
  "é",
  "__proto__",
  "constructor",
];

const markup = [
  "<",
  ">",
  "&",
  '"',
  "</",
  "/>",
  "<!--",
  "-->",
  "<![CDATA[",
  "]]>",
  "<?a ?>",
  "\u0000",
  "\ud800",
  "<!DOCTYPE a>",
];

function spansOf(text: string, expression: RegExp): readonly Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(expression)) {
    spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans;
}

/** A tag with what is in it, where it closes; the tag alone otherwise. Found by counting tags of its name. */
function elementAt(text: string, { start, end }: Span): Span {
  const name = /^<([^\s/>]+)/.exec(text.slice(start, end))?.[1];
  if (name === undefined || text[end - 2] === "/") return { start, end };
  const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const tags = new RegExp(`<(/?)${escaped}(?=[\\s/>])[^>]*>`, "g");
  tags.lastIndex = start;
  let depth = 0;
  for (let match = tags.exec(text); match !== null; match = tags.exec(text)) {
    if (match[1] === "/") depth--;
    else if (!match[0].endsWith("/>")) depth++;
    if (depth === 0) return { start, end: tags.lastIndex };
  }
  return { start, end };
}

const startTags = /<[A-Za-z_][^<>]*>/g;
const attributeValues = /(?<=\s[\w:.-]+\s*=\s*["'])[^"'<]*(?=["'])/g;
const attributeNames = /(?<=\s)[\w:.-]+(?=\s*=\s*["'])/g;
const elementNames = /(?<=<\/?(?:\w+:)?)\w+(?=[\s/>])/g;

function replace(text: string, { start, end }: Span, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

const onSpan =
  (expression: RegExp, change: (text: string, span: Span, random: Random) => string): Mutation =>
  (text, random) => {
    const span = random.pick(spansOf(text, expression));
    return span === undefined ? text : change(text, span, random);
  };

/** A piece of the same kind from elsewhere in the document. */
const another = (text: string, expression: RegExp, random: Random): string => {
  const other = random.pick(spansOf(text, expression));
  return other === undefined ? "" : text.slice(other.start, other.end);
};

/** Gives both tags of an element another name, so that the document stays well-formed. */
function rename(text: string, span: Span, wanted: string | undefined): string {
  const element = elementAt(text, span);
  const source = text.slice(element.start, element.end);
  const name = /^<(?:[\w.-]+:)?([\w.-]+)/.exec(source)?.[1];
  if (name === undefined || wanted === undefined) return text;
  const renamed = source
    .replace(name, wanted)
    .replace(new RegExp(`${name}(\\s*>)$`), `${wanted}$1`);
  return replace(text, element, renamed);
}

/** Names that can often stand for each other, so that the mutant gets past the grammar. */
const kin: readonly (readonly string[])[] = [
  ["sequence", "choice", "all"],
  ["restriction", "extension"],
  ["minInclusive", "minExclusive", "maxInclusive", "maxExclusive"],
  ["length", "minLength", "maxLength", "totalDigits", "fractionDigits"],
  ["enumeration", "pattern"],
  ["key", "unique", "keyref"],
  ["complexContent", "simpleContent"],
  ["include", "import", "redefine"],
];

const kinTags = new RegExp(`<(?:\\w+:)?(?:${kin.flat().join("|")})[\\s/>][^<>]*`, "g");
const particleTags = /<(?:\w+:)?(?:element|sequence|choice|group|any)[\s/>][^<>]*/g;
const counts = ["0", "1", "2", "3", "50000", "unbounded"];

/** Changes that mostly leave a document that the schema for schemas allows: they test the rules on components. */
const gentle: readonly Mutation[] = [
  // A value is that of another attribute of the same name.
  onSpan(attributeNames, (text, { start, end }, random) => {
    const name = text.slice(start, end);
    const same = new RegExp(
      `(?<=\\s${name.replaceAll(/[.:-]/g, "\\$&")}\\s*=\\s*["'])[^"'<]*(?=["'])`,
      "g",
    );
    const spans = spansOf(text, same);
    const target = spans.find((span) => span.start > end);
    return target === undefined ? text : replace(text, target, another(text, same, random));
  }),
  onSpan(kinTags, (text, span, random) => {
    const name = /^<(?:\w+:)?(\w+)/.exec(text.slice(span.start, span.end))?.[1] ?? "";
    return rename(text, span, random.pick(kin.find((names) => names.includes(name)) ?? []));
  }),
  onSpan(particleTags, (text, { start }, random) => {
    const end = /^<[\w:]+/.exec(text.slice(start))?.[0].length ?? 1;
    const tag = text.slice(start, text.indexOf(">", start));
    const attribute = random.below(2) === 0 ? "minOccurs" : "maxOccurs";
    if (tag.includes(attribute)) return text;
    const count = random.pick(attribute === "minOccurs" ? counts.slice(0, -1) : counts);
    return replace(text, { start: start + end, end: start + end }, ` ${attribute}="${count}"`);
  }),
  // An element is taken out, doubled, or put where another of its name is.
  onSpan(startTags, (text, span) => replace(text, elementAt(text, span), "")),
  onSpan(startTags, (text, span) => {
    const element = elementAt(text, span);
    return replace(text, element, text.slice(element.start, element.end).repeat(2));
  }),
  onSpan(startTags, (text, span, random) => {
    const name = /^<([\w:]+)/.exec(text.slice(span.start, span.end))?.[1];
    const other = random.pick(spansOf(text, new RegExp(`<${name}(?=[\\s/>])[^<>]*>`, "g")));
    if (other === undefined) return text;
    const { start, end } = elementAt(text, other);
    return replace(text, elementAt(text, span), text.slice(start, end));
  }),
];

/** Changes that respect nothing: they test the reader. */
const rough: readonly Mutation[] = [
  onSpan(attributeValues, (text, span, random) => replace(text, span, random.pick(values) ?? "")),
  onSpan(attributeValues, (text, span, random) =>
    replace(text, span, another(text, attributeValues, random)),
  ),
  onSpan(attributeNames, (text, span, random) =>
    replace(text, span, random.pick(attributes) ?? ""),
  ),
  onSpan(elementNames, (text, span, random) => replace(text, span, random.pick(names) ?? "")),
  onSpan(startTags, (text, span, random) => rename(text, span, random.pick(names))),
  onSpan(startTags, (text, span, random) => {
    const other = random.pick(spansOf(text, startTags));
    if (other === undefined) return text;
    const { start, end } = elementAt(text, other);
    return replace(text, elementAt(text, span), text.slice(start, end));
  }),
  onSpan(startTags, (text, span, random) => {
    const attribute = ` ${random.pick(attributes)}="${random.pick(values)}"`;
    const at = text[span.end - 2] === "/" ? span.end - 2 : span.end - 1;
    return replace(text, { start: at, end: at }, attribute);
  }),
  (text, random) => {
    const start = random.below(text.length);
    return replace(text, { start, end: start + random.below(20) }, "");
  },
  (text, random) => {
    const start = random.below(text.length);
    return replace(text, { start, end: start }, random.pick(markup) ?? "");
  },
];

/** Changes a schema document's text in one to four places; of three mutants, one is changed roughly. */
export function mutate(text: string, random: Random): string {
  const mutations = random.below(3) === 0 ? rough : gentle;
  let mutant = text;
  for (let count = 1 + random.below(4); count > 0; count--) {
    mutant = (random.pick(mutations) ?? ((same) => same))(mutant, random);
  }
  return mutant;
}
