import type { XmlHandler, XmlReaderOptions } from "../../runtime/xml/events.js";
import { XmlReader } from "../../runtime/xml/read/reader.js";

/** What a reader reports of a document, and how it ends. */
export interface ReadEvents {
  /** Texts that follow each other are one. */
  readonly events: readonly string[];
  /** `detail @line:column` where reading ended early; of what is beyond a limit the code stands in the place of the detail. */
  readonly fault: string | undefined;
}

export interface ReadOptions extends XmlReaderOptions {
  /** How many characters come at a time; all of them when it is left out. */
  readonly size?: number;
  /** What else the handler takes. */
  readonly takes?: Pick<XmlHandler, "leaf" | "whole">;
}

/** Reads a document, and notes everything that is reported. */
export function readEvents(document: string, options: ReadOptions = {}): ReadEvents {
  const events: string[] = [];
  let text = "";
  const add = (event: string): void => {
    if (text !== "") events.push(JSON.stringify(text));
    text = "";
    events.push(event);
  };
  const reader = new XmlReader(
    {
      startElement({ name, attributes, line, column }) {
        const written = attributes.map(
          (attribute) => ` ${attribute.name.key}=${JSON.stringify(attribute.value)}`,
        );
        add(`${line}:${column} <${name.key}${written.join("")}>`);
      },
      endElement: () => add("</>"),
      text: (data) => {
        text += data;
      },
      comment: (data) => add(`<!--${data}-->`),
      processingInstruction: (target, body) => add(`<?${target}|${body}?>`),
      ...options.takes,
    },
    options,
  );
  const size = options.size ?? document.length;
  for (let at = 0; at < document.length; at += size) reader.write(document.slice(at, at + size));
  reader.end();
  if (text !== "") events.push(JSON.stringify(text));
  const { fault } = reader;
  if (fault === undefined) return { events, fault };
  const { line, column } = fault.position;
  return { events, fault: `${fault.parameters["detail"] ?? fault.code} @${line}:${column}` };
}

/** The sizes of pieces in which documents are tried. */
const pieceSizes = [1, 2, 3, 5, 1 << 20];

/** The different ways in which a document is read, as texts, over all sizes of the pieces in which it comes: what is right is one. */
export function outcomesOf(document: string, options: ReadOptions = {}): readonly string[] {
  const all = pieceSizes.map((size) => {
    const { events, fault } = readEvents(document, { ...options, size });
    return fault ?? events.join(" ");
  });
  return [...new Set(all)];
}
