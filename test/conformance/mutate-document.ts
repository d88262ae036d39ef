import type { Random } from "./mutate.js";

type Mutation = (text: string, random: Random) => string;

interface Span {
  readonly start: number;
  readonly end: number;
}

const leaf = /<([A-Za-z_][\w:.-]*)(?:\s[^<>]*)?(?:\/>|>[^<]*<\/\1\s*>)/g;
const attribute = /\s([A-Za-z_][\w:.-]*)=("[^"]*"|'[^']*')/g;
const characters = />([^<>]+)</g;
const tagName = /<\/?([A-Za-z_][\w:.-]*)/g;

const texts = [
  ..."0 1 -1 +01 1.50 1e3 INF NaN true 1999-02-29 2008-11-04 2008-11-04Z 12:00:00 P1Y a:b x xyz _a".split(
    " ",
  ),
  "",
  " ",
  " 1 ",
  "a b",
  "é𝒳",
  "&amp;",
  "&#13;",
  "__proto__",
];

const markup = [
  "<",
  "&",
  "]]>",
  "<!-- c -->",
  "<?p i?>",
  "<![CDATA[x]]>",
  "</x>",
  "<x/>",
  "\u0001",
  '"',
  "&foo;",
];

const mutations: readonly Mutation[] = [
  (text, random) => onSpan(text, random, leaf, () => ""),
  (text, random) => onSpan(text, random, leaf, (found) => found + found),
  (text, random) => onSpan(text, random, attribute, () => ""),
  (text, random) => onSpan(text, random, characters, () => `>${pick(texts, random)}<`),
  (text, random) =>
    onSpan(text, random, attribute, (found) =>
      found.replace(/=.*$/s, `="${pick(texts, random).replace('"', "")}"`),
    ),
  swapLeaves,
  rename,
  (text, random) =>
    onSpan(
      text,
      random,
      /<[A-Za-z_][\w:.-]*/g,
      (found) => `${found} ${pick(addedAttributes, random)}`,
    ),
  (text, random) => insert(text, random, pick(texts, random)),
  (text, random) => insert(text, random, pick(markup, random)),
  (text, random) => text.slice(0, random.below(text.length)),
];

const addedAttributes = [
  'xsi:nil="true"',
  'xsi:nil="false"',
  'xsi:type="xs:int"',
  'x="1"',
  'xml:lang="fr"',
  'xml:space="other"',
  'xmlns="u"',
  'xmlns:q="u" q:x=""',
];

/** The same document with one or two changes, from what clerks get wrong to what attackers try. */
export function mutateDocument(text: string, random: Random): string {
  let mutant = text;
  for (let changes = 1 + random.below(2); changes > 0; changes--) {
    mutant = random.pick(mutations)?.(mutant, random) ?? mutant;
  }
  return mutant;
}

function pick(items: readonly string[], random: Random): string {
  return random.pick(items) ?? "";
}

function spansOf(text: string, expression: RegExp): readonly Span[] {
  return [...text.matchAll(expression)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function onSpan(
  text: string,
  random: Random,
  expression: RegExp,
  change: (found: string) => string,
): string {
  const span = random.pick(spansOf(text, expression));
  if (span === undefined) return text;
  return (
    text.slice(0, span.start) + change(text.slice(span.start, span.end)) + text.slice(span.end)
  );
}

function swapLeaves(text: string, random: Random): string {
  const spans = spansOf(text, leaf);
  const at = random.below(Math.max(1, spans.length - 1));
  const first = spans[at];
  const second = spans[at + 1];
  if (first === undefined || second === undefined) return text;
  return (
    text.slice(0, first.start) +
    text.slice(second.start, second.end) +
    text.slice(first.end, second.start) +
    text.slice(first.start, first.end) +
    text.slice(second.end)
  );
}

function rename(text: string, random: Random): string {
  const names = [...new Set([...text.matchAll(tagName)].map((match) => match[1] ?? ""))];
  const to = random.pick(names) ?? "x";
  return onSpan(text, random, leaf, (found) => {
    const from = /^<([\w:.-]+)/.exec(found)?.[1] ?? "";
    return found.replace(/^<[\w:.-]+/, `<${to}`).replace(`</${from}`, `</${to}`);
  });
}

function insert(text: string, random: Random, what: string): string {
  const at = random.below(text.length);
  return text.slice(0, at) + what + text.slice(at);
}
