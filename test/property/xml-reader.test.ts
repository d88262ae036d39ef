import fc from "fast-check";
import { expect, test } from "vitest";
import type { XmlFault } from "../../runtime/xml/events.js";
import type { XmlName } from "../../runtime/xml/names.js";
import type { OutlinedElement } from "../../runtime/xml/read/outline.js";
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

/** What the handler takes at once. */
type Takes = "nothing" | "leaves" | "whole elements";

/** Whether a text is one that the handler does not want. */
const isUnwanted = (text: string | undefined): boolean => text?.startsWith("x") === true;

function read(chunks: Iterable<string>, takes: Takes): Reading {
  const events: string[] = [];
  let text = "";
  const add = (event: string): void => {
    if (text !== "") events.push(text);
    text = "";
    events.push(event);
  };
  const written = (name: XmlName, attributes: readonly (readonly [XmlName, string])[]): string =>
    `<${name.key}${attributes.map(([{ key }, value]) => ` ${key}=${value}`).join("")}>`;
  const addOutlined = (
    { name, attributes, children, text: index }: OutlinedElement<XmlName>,
    texts: readonly string[],
  ): void => {
    add(
      written(
        name,
        attributes.map((one) => [one.name, texts[one.value] ?? "?"]),
      ),
    );
    for (const child of children) addOutlined(child, texts);
    if (index !== undefined) text = texts[index] ?? "?";
    add("</>");
  };
  const reader = new XmlReader(
    {
      startElement({ name, attributes, line, column }) {
        const all = attributes.map((one) => [one.name, one.value] as const);
        add(`${line}:${column} ${written(name, all)}`);
      },
      endElement: () => add("</>"),
      text: (data) => {
        text += data;
      },
      ...(takes === "leaves" && {
        leaf: (name, data) => {
          if (isUnwanted(data)) return false;
          add(`<${name.key}>`);
          text = data;
          add("</>");
          return true;
        },
      }),
      ...(takes === "whole elements" && {
        whole: ({ element }, texts) => {
          if (texts.slice(1).some(isUnwanted)) return false;
          addOutlined(element, texts);
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
 * ends, or the chunk. White space between the tags of what is taken whole is not reported.
 */
function comparable({ events, fault }: Reading, takes: Takes, places: readonly string[]): unknown {
  const said = events
    .filter((event) => takes !== "whole elements" || /[^\s]/.test(event))
    .map((event, index) =>
      /^</.test(places[index] ?? "") ? event.replace(/^\d+:\d+ /, "") : event,
    );
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
  .tuple(fc.array(element, { minLength: 1, maxLength: 3 }), fc.array(fc.nat(2), { maxLength: 12 }))
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

test.for(["nothing", "leaves", "whole elements"] as const)(
  "the short way reports what the tokenizer does, when the handler takes %s",
  (takes) => {
    fc.assert(
      fc.property(
        fc.oneof({ weight: 3, arbitrary: documents }, { weight: 1, arbitrary: mutants }),
        (document) => {
          const whole = read([document], takes);
          const places = whole.events.filter(
            (event) => takes !== "whole elements" || /\S/.test(event),
          );
          const single = comparable(read(document, "nothing"), takes, places);
          expect(comparable(whole, takes, places)).toEqual(single);
        },
      ),
      { numRuns: 500 },
    );
  },
);

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
