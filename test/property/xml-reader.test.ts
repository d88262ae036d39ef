import fc from "fast-check";
import { expect, test } from "vitest";
import type { XmlFault } from "../../runtime/xml/events.js";
import { XmlReader } from "../../runtime/xml/read/reader.js";

/*
 * The short way takes what comes as it came before, within a chunk. In chunks of one character it takes nothing, so that the
 * tokenizer alone reads: both say the same.
 */
interface Reading {
  readonly events: readonly string[];
  readonly fault: XmlFault | undefined;
}

const limits = { depth: 5, textLength: 40, attributes: 3 };

function read(chunks: Iterable<string>, leaves: boolean): Reading {
  const events: string[] = [];
  let text = "";
  const add = (event: string): void => {
    if (text !== "") events.push(text);
    text = "";
    events.push(event);
  };
  const reader = new XmlReader(
    {
      startElement({ name, attributes, line, column }) {
        const written = attributes.map(({ name: { key }, value }) => ` ${key}=${value}`);
        add(`${line}:${column} <${name.key}${written.join("")}>`);
      },
      endElement: () => add("</>"),
      text: (data) => {
        text += data;
      },
      ...(leaves && {
        leaf: (name, data) => {
          if (data.startsWith("x")) return false;
          add(`<${name.key}>`);
          text = data;
          add("</>");
          return true;
        },
      }),
    },
    { limits },
  );
  for (const chunk of chunks) reader.write(chunk);
  reader.end();
  return { events, fault: reader.fault };
}

/**
 * An end that was not reported when reading ends may be, or not. Of text outside the document element the tokenizer says where it
 * ends, or the chunk.
 */
function comparable({ events, fault }: Reading, leaves: boolean): unknown {
  const said = events.map((event) => (leaves ? event.replace(/^\d+:\d+ /, "") : event));
  while (fault !== undefined && said.at(-1) === "</>") said.pop();
  const detail = String(fault?.parameters["detail"]);
  const { position, ...rest } = fault ?? {};
  return { ...rest, ...(!detail.includes("outside of root") && { position }), events: said };
}

const names = ["a", "p:a", "b", "p:a.b", "aa"];
const texts = [
  "",
  "x",
  "xyz",
  "été",
  "\n  ",
  " \r\n ",
  "\r",
  "a]b",
  "&amp;",
  "&#x1D4B3;",
  "𝒳",
  "\t",
];
const strange = ["]]>", "<!-- c -->", "<![CDATA[ ]]]]>", "<?p x?>", "&nbsp;", "\u0001", "\ufffe"];
const text = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...texts) },
  { weight: 1, arbitrary: fc.constantFrom(...strange, "long ".repeat(9)) },
);
const attributes = fc.constantFrom(
  ...["", "", "", ' x="1"', ' x="1"', ' x=" 2&lt;"', " x='3'", ' x="4" p:x="5"', ' y="\n"', " "],
  ...[' xmlns="w"', ' xmlns:p="u"', ' x="" x=""', ' q:x="1"', ' x="a>b" y="" z="" zz=""'],
);
const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc
    .tuple(
      fc.constantFrom(...names),
      attributes,
      tie("content"),
      fc.constantFrom("", "", "", "\n "),
    )
    .map(([name, written, content, space]) =>
      content === "" && space !== ""
        ? `<${name}${written}/>`
        : `<${name}${written}>${content}</${name}${space}>`,
    ),
  content: fc.oneof(
    { depthSize: "small" },
    text,
    fc.array(fc.oneof(tie("element"), text), { maxLength: 4 }).map((parts) => parts.join("")),
  ),
}));
/** Units of few kinds, repeated: what the short way is for. */
const documents = fc
  .tuple(fc.array(element, { minLength: 1, maxLength: 3 }), fc.array(fc.nat(2), { maxLength: 8 }))
  .map(([units, order]) => {
    const lot = order.map((index) => units[index % units.length] ?? "").join("");
    return `<lot xmlns="v" xmlns:p="u">${lot}</lot>`;
  });
const mutants = fc
  .tuple(documents, fc.nat(), fc.nat(2), fc.constantFrom("<", "&", "/", "]]>", "", "é"))
  .map(([document, at, removed, added]) => {
    const index = at % document.length;
    return document.slice(0, index) + added + document.slice(index + removed);
  });

test("the short way reports what the tokenizer does", () => {
  fc.assert(
    fc.property(
      fc.oneof({ weight: 3, arbitrary: documents }, { weight: 1, arbitrary: mutants }),
      fc.boolean(),
      (document, leaves) => {
        const whole = comparable(read([document], leaves), leaves);
        expect(whole).toEqual(comparable(read(document, false), leaves));
      },
    ),
    { numRuns: 3000 },
  );
});

test("the short way is taken", () => {
  const taken: string[] = [];
  const unit = '<u x="1"><p>a</p><p>b</p><q>x</q></u>';
  const reader = new XmlReader({
    startElement: ({ name }) => taken.push(`<${name.local}`),
    endElement: () => undefined,
    text: () => undefined,
    leaf: ({ local }, data) => data !== "x" && taken.push(`${local}=${data}`) > 0,
  });
  reader.write(`<l>${unit.repeat(3)}</l>`);
  reader.end();
  expect(taken.slice(1, 5)).toEqual(["<u", "<p", "<p", "<q"]);
  expect(taken.slice(-4)).toEqual(["<u", "p=a", "p=b", "<q"]);
});
