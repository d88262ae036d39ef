import { readFileSync } from "node:fs";
import { ParseOption, XmlDocument, type XmlNode } from "libxml2-wasm";
import type { XmlFault } from "../../runtime/xml/events.js";
import { type DecodingFault, DocumentDecoder } from "../../runtime/xml/read/decode.js";
import { XmlReader } from "../../runtime/xml/read/reader.js";
import { validExamples } from "../support/exemples.js";
import { encode, encodings, mutateBytes } from "./encode-document.js";
import {
  explainContentDifference,
  explainEncodingDifference,
  explainXmlDifference,
} from "./explain-xml-difference.js";
import { fuzzArguments } from "./fuzz-arguments.js";
import { type Random, randomFrom } from "./mutate.js";
import { mutateMarkup } from "./mutate-markup.js";
import { readXmlTests } from "./xml-suite.js";

/*
 * Documents of W3C's suite and of the electoral exchange as bytes: in one of the five encodings, with or without a byte order mark, with a
 * declaration that says so or something else, mutated as text and as bytes. Whether a mutant is well-formed, and what its texts and
 * attributes are, is what libxml2 says, or the difference has a reason; and it is the same in chunks of 1 to 64 bytes. The mutant of a
 * number and a seed is always the same.
 */

const usage = "usage: npm run fuzz:bytes -- [N [SEED]] [--only NUMBER]";
const { count, seed, only } = fuzzArguments(usage, 30_000);
const option =
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NOENT |
  ParseOption.XML_PARSE_DTDATTR |
  ParseOption.XML_PARSE_HUGE;

/** What a document says. */
interface Content {
  readonly text: string;
  readonly values: string;
}

const seeds = gather();
const tally = new Map<string, number>([["documents", seeds.length]]);
for (let number = only ?? 0; number < (only === undefined ? count : only + 1); number++)
  judge(number, randomFrom(seed * 1_000_003 + number));
for (const [name, times] of tally) console.log(`${String(times).padStart(8)}  ${name}`);

function judge(number: number, random: Random): void {
  const original = random.pick(seeds) ?? "";
  const text = random.below(3) === 0 ? mutateMarkup(original, random) : original;
  const encoding = random.pick(encodings) ?? "UTF-8";
  const bytes = mutateBytes(encode(text, encoding, random), random);
  const whole = read(bytes, () => bytes.length);
  const pieces = read(bytes, () => 1 + random.below(64));
  if (only !== undefined) console.log(encoding, Buffer.from(bytes).toString("latin1"));
  if (JSON.stringify(whole) !== JSON.stringify(pieces))
    complain(number, "PIECES", `${JSON.stringify(whole)} in pieces ${JSON.stringify(pieces)}`);
  const { fault } = whole;
  const judged = judgeByLibxml2(bytes);
  if (typeof judged === "string" && fault !== undefined) note("not well-formed");
  else if (JSON.stringify(judged) === JSON.stringify(whole.content))
    note("well-formed, with the same content");
  else {
    const error = typeof judged === "string" ? judged : undefined;
    const shown = Buffer.from(bytes.filter((byte) => byte > 0)).toString("latin1");
    const xmlFault = fault && "position" in fault ? fault : undefined;
    const reason =
      fault === undefined && error === undefined
        ? explainContentDifference(shown)
        : (explainEncodingDifference(bytes, fault, error) ??
          explainXmlDifference(shown, xmlFault, error));
    if (reason !== undefined) note(`otherwise: ${reason}`);
    else
      complain(
        number,
        "DIFFERENT",
        `${encoding} ${JSON.stringify(fault ?? whole.content)} libxml2: ${JSON.stringify(judged)}`,
      );
  }
}

/** What our reader makes of a document. */
interface Read {
  readonly content: Content;
  readonly fault: XmlFault | DecodingFault | undefined;
  readonly places: string;
}

/** What our reader makes of bytes that come in pieces, with all places. */
function read(bytes: Uint8Array, size: () => number): Read {
  let text = "";
  const values: string[] = [];
  const places: string[] = [];
  const decoder = new DocumentDecoder();
  const reader = new XmlReader(
    {
      startElement({ name, attributes, line, column }) {
        places.push(`${name.key} ${line}:${column}`);
        for (const { name, value } of attributes) values.push(`${name.local}=${value}`);
      },
      endElement: () => places.push("/"),
      text(piece) {
        text += piece;
      },
    },
    { doctype: "apply", limits: { depth: 10_000 } },
  );
  for (let at = 0; at < bytes.length; ) {
    const end = at + Math.max(1, size());
    for (const piece of decoder.write(bytes.subarray(at, end))) reader.write(piece);
    at = end;
  }
  for (const piece of decoder.end()) reader.write(piece);
  if (decoder.fault === undefined) reader.end();
  else reader.flush();
  return {
    content: { text, values: values.toSorted().join("\n") },
    fault: reader.fault ?? decoder.fault,
    places: places.join(" "),
  };
}

/** What libxml2 reads in it, or what it says is wrong. */
function judgeByLibxml2(bytes: Uint8Array): Content | string {
  let document: XmlDocument | undefined;
  try {
    document = XmlDocument.fromBuffer(bytes, { option });
    const values = document.find("//@*").map((node) => `${localName(node)}=${node.content}`);
    return { text: document.root.content, values: values.toSorted().join("\n") };
  } catch (error) {
    return error instanceof Error ? error.message.trim() : String(error);
  } finally {
    document?.dispose();
  }
}

function localName(node: XmlNode): string {
  return "name" in node ? String(node.name).replace(/^.*:/, "") : "";
}

function note(name: string): void {
  tally.set(name, (tally.get(name) ?? 0) + 1);
}

function complain(number: number, kind: string, what: string): void {
  note(kind);
  process.exitCode = 1;
  if ((tally.get(kind) ?? 0) <= 40) console.log(`${number}\t${kind}\t${what.slice(0, 400)}`);
}

/** Documents in UTF-8, as text, without the encoding that they declare: the mutant declares its own. */
function gather(): readonly string[] {
  const suite = readXmlTests()
    .filter(({ apart, expected }) => apart === undefined && expected === "well-formed")
    .map(({ path }) => readFileSync(path, "utf8"));
  const electoral = validExamples().map(({ path }) => readFileSync(path, "utf8"));
  return [...suite, ...electoral]
    .map((text) => text.replace(/^\ufeff/, "").replace(/\sencoding=("[^"]*"|'[^']*')/, ""))
    .filter((text) => text.length < 5000 && !text.includes("\ufffd"));
}
