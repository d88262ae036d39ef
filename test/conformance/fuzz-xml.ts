import { readFileSync } from "node:fs";
import { ParseOption, XmlDocument } from "libxml2-wasm";
import type { XmlFault } from "../../runtime/xml/events.js";
import { XmlReader } from "../../runtime/xml/read/reader.js";
import { validExamples } from "../support/exemples.js";
import { explainXmlDifference } from "./explain-xml-difference.js";
import { fuzzArguments } from "./fuzz-arguments.js";
import { type Random, randomFrom } from "./mutate.js";
import { mutateMarkup } from "./mutate-markup.js";
import { readXmlTests } from "./xml-suite.js";

/*
 * Documents of W3C's suite and of the electoral exchange, mutated: whether a mutant is well-formed is what libxml2 says, or the difference
 * has a reason; and whatever the pieces in which it comes, the reader says the same. The mutant of a number and a seed is always the same.
 */

const usage = "usage: npm run fuzz:xml -- [N [SEED]] [--only NUMBER]";
const { count, seed, only } = fuzzArguments(usage, 200_000);
const option =
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NOENT |
  ParseOption.XML_PARSE_HUGE;

const seeds = gather();
const tally = new Map<string, number>([["documents", seeds.length]]);
for (let number = only ?? 0; number < (only === undefined ? count : only + 1); number++) {
  const random = randomFrom(seed * 1_000_003 + number);
  const mutant = mutateMarkup(random.pick(seeds) ?? "", random);
  judge(number, mutant.replace(/^\ufeff/, ""), random);
}
for (const [name, times] of tally) console.log(`${String(times).padStart(8)}  ${name}`);

function judge(number: number, text: string, random: Random): void {
  if (only !== undefined) console.log(text);
  const whole = read(text, () => text.length);
  const pieces = read(text, () => 1 + random.below(64));
  if (JSON.stringify(whole) !== JSON.stringify(pieces))
    complain(number, "PIECES", `${JSON.stringify(whole)} in pieces ${JSON.stringify(pieces)}`);
  const judged = judgeByLibxml2(text);
  if ((whole === undefined) === (judged === undefined)) {
    note(whole === undefined ? "well-formed" : "not well-formed");
    return;
  }
  const reason = explainXmlDifference(text, whole, judged);
  if (reason !== undefined) note(`otherwise: ${reason}`);
  else complain(number, "DIFFERENT", `${JSON.stringify(whole)} libxml2: ${judged}`);
}

function read(text: string, size: () => number): XmlFault | undefined {
  const nothing = (): void => undefined;
  const handler = { startElement: nothing, endElement: nothing, text: nothing };
  const reader = new XmlReader(handler, { doctype: "apply", limits: { depth: 10_000 } });
  for (let at = 0; at < text.length; ) {
    const length = Math.max(1, size());
    reader.write(text.slice(at, at + length));
    at += length;
  }
  reader.end();
  return reader.fault;
}

function judgeByLibxml2(text: string): string | undefined {
  try {
    XmlDocument.fromString(text, { option }).dispose();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.trim() : String(error);
  }
}

function note(name: string): void {
  tally.set(name, (tally.get(name) ?? 0) + 1);
}

function complain(number: number, kind: string, what: string): void {
  note(kind);
  process.exitCode = 1;
  if ((tally.get(kind) ?? 0) <= 40) console.log(`${number}\t${kind}\t${what.slice(0, 300)}`);
}

/** Documents that we take for well-formed, as text. An encoding that they declare would be another one for libxml2, which gets UTF-8. */
function gather(): readonly string[] {
  const suite = readXmlTests()
    .filter(({ apart, expected }) => apart === undefined && expected === "well-formed")
    .map(({ path }) => readFileSync(path, "utf8"));
  const electoral = validExamples().map(({ path }) => readFileSync(path, "utf8"));
  return [...suite, ...electoral]
    .map((text) => text.replace(/^\ufeff/, "").replace(/\sencoding=("[^"]*"|'[^']*')/, ""))
    .filter((text) => text.length < 20_000 && read(text, () => text.length) === undefined);
}
