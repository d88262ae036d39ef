import { readFileSync } from "node:fs";
import { XMLParser } from "fast-xml-parser";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";
import { SaxesParser } from "saxes";
import {
  type DocumentSource,
  EnvoiLotDUnitesElectoralesElement,
  parse,
  parseStream,
  validateDocument,
} from "scrutin";
import { lotOfUnits } from "../units.js";
import { takePasses } from "./turns.js";

/*
 * Reads the lot of UNITS in FILE; each contender in a process of its own: `read.ts NAME FILE UNITS`.
 */
const [name = "", file = "", count = "47000"] = process.argv.slice(2);
const schema = "schemas/electoral/echanges-mairies-insee-unite-electorale.xsd";

function saxes(text: string, xmlns: boolean): number {
  const parser = new SaxesParser({ xmlns });
  let elements = 0;
  parser.on("opentag", () => {
    elements++;
  });
  parser.on("text", () => undefined);
  parser.on("error", (error) => {
    throw error;
  });
  for (let at = 0; at < text.length; at += 65_536) parser.write(text.slice(at, at + 65_536));
  parser.close();
  return elements;
}

function* chunksOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

async function read(source: DocumentSource): Promise<number> {
  let units = 0;
  const parts = parseStream(EnvoiLotDUnitesElectoralesElement, source, { at: lotOfUnits });
  for await (const { kind, issues } of parts) {
    if (issues.length > 0) throw new Error(issues[0]?.message);
    if (kind === "item") units++;
  }
  return units;
}

const contenders: Readonly<Record<string, (bytes: Buffer) => unknown>> = {
  "saxes, namespaces": (bytes) => saxes(bytes.toString(), true),
  "saxes, bare": (bytes) => saxes(bytes.toString(), false),
  parse: (bytes) => {
    const { issues } = parse(EnvoiLotDUnitesElectoralesElement, bytes);
    return issues.length === 0 ? "valid" : issues[0]?.message;
  },
  validateDocument: (bytes) => validateDocument(EnvoiLotDUnitesElectoralesElement, bytes).length,
  parseStream: (bytes) => read(chunksOf(bytes)),
  "fast-xml-parser": (bytes) => {
    const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false });
    return Object.keys(parser.parse(bytes.toString())).length;
  },
  "libxml2-wasm": (bytes) => {
    xmlRegisterFsInputProviders();
    const xsd = XmlDocument.fromBuffer(readFileSync(schema), { url: schema });
    const validator = XsdValidator.fromDoc(xsd);
    const document = XmlDocument.fromBuffer(bytes);
    validator.validate(document);
    document.dispose();
    validator.dispose();
    xsd.dispose();
    return "valid";
  },
};

const contender = contenders[name];
if (contender === undefined)
  throw new Error(`no contender ${name}: ${Object.keys(contenders).join(", ")}`);
const bytes = readFileSync(file);
await takePasses(Number(count), () => contender(bytes));
