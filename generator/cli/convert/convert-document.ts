import { closeSync, openSync } from "node:fs";
import { resolve } from "node:path";
import { Reading } from "../../../runtime/assess/reading.js";
import type { SchemaSet } from "../../../runtime/descriptors.js";
import { type XmlIssue, XmlValidationError } from "../../../runtime/issues.js";
import { clark, type QName } from "../../../runtime/qname.js";
import type { SerializeOptions } from "../../../runtime/serialize/options.js";
import { DocumentDecoder } from "../../../runtime/xml/read/decode.js";
import { XmlReader } from "../../../runtime/xml/read/reader.js";
import type { Encoding } from "../../../runtime/xml/write/sink.js";
import { CommandFailure } from "../failure.js";
import { type DocumentFlags, lengthOf, limitsOf, readPieces } from "../files/documents.js";
import { asFailure } from "../files/files.js";
import { replaceFile } from "../files/replacement.js";
import { type Bytes, FileBytes, piecesOf, Spool } from "../files/spool.js";
import { messages } from "../messages.js";
import { Progress } from "../progress.js";
import type { Console } from "../terminal.js";
import { type JsonText, readJson, writeJson } from "./json-document.js";
import { JsonWriter } from "./json-writer.js";
import { writeXml } from "./xml-document.js";

/** Options of a conversion. */
export interface ConvertFlags extends DocumentFlags {
  readonly to?: "xml" | "json";
  readonly indent?: number;
  readonly encoding?: Encoding;
}

/** A conversion: its source, its options, and where the result goes. */
interface Task {
  readonly file: string;
  readonly pieces: AsyncIterable<Uint8Array>;
  readonly schemas: SchemaSet;
  readonly flags: ConvertFlags;
  readonly terminal: Console;
  readonly result: Spool;
}

/**
 * Converts a valid document from XML to JSON or back, and hands the result on once it is complete; for an invalid one it gives the
 * issues. However long a document is, memory holds only a small part of it.
 */
export async function convertDocument(
  file: string,
  schemasOf: () => Promise<SchemaSet>,
  flags: ConvertFlags,
  terminal: Console,
  put: (result: Spool, to: "xml" | "json") => Promise<void>,
): Promise<readonly XmlIssue[]> {
  const { start, pieces } = await begin(readPieces(file, terminal));
  const result = new Spool();
  try {
    const schemas = await schemasOf();
    const to = flags.to ?? (/^\ufeff?\s*\{/.test(start) ? "xml" : "json");
    const task: Task = { file, pieces, schemas, flags, terminal, result };
    const issues = await (to === "json" ? xmlToJson(task) : jsonToXml(task));
    if (issues.length === 0) await put(result, to);
    return issues;
  } finally {
    await pieces.return(undefined);
    result.close();
  }
}

/** The number of bytes in which a document shows whether it is XML or JSON, since white space may come first. */
const startLength = 1024;

/** The beginning of a document, and the complete document. */
async function begin(
  source: AsyncGenerator<Uint8Array>,
): Promise<{ readonly start: string; readonly pieces: AsyncGenerator<Uint8Array> }> {
  const first: Uint8Array[] = [];
  for (let length = 0; length < startLength; ) {
    const { value, done } = await source.next();
    if (done === true) break;
    first.push(value);
    length += value.length;
  }
  const start = new TextDecoder().decode(Buffer.concat(first).subarray(0, startLength));
  const all = async function* (): AsyncGenerator<Uint8Array> {
    yield* first.splice(0);
    yield* source;
  };
  return { start, pieces: all() };
}

async function xmlToJson(task: Task): Promise<readonly XmlIssue[]> {
  const { file, pieces, schemas, flags, terminal, result } = task;
  const { locale } = terminal;
  const { allowDoctype, indent = 2 } = flags;
  const writer = new JsonWriter(result, indent);
  const options = { file, locale, allowDoctype, limits: limitsOf(flags) };
  const reading = new Reading(schemas, options, {
    build: true,
    listed: (list, frame) => writer.take(list, frame),
  });
  const root = new RootName();
  const progress = new Progress(file, lengthOf(file, terminal), terminal);
  for await (const piece of pieces) {
    root.look(piece);
    reading.write(piece);
    progress.add(piece.length);
    if (reading.stopped) break;
  }
  reading.end();
  const issues = reading.take();
  if (issues.length > 0) return issues;
  const { value, type } = reading;
  writeJson({ element: root.name, value, type }, writer);
  writer.finish();
  result.append("\n");
  return issues;
}

/** Observes the name of the document element. */
class RootName {
  #found: QName | undefined;
  readonly #decoder = new DocumentDecoder();
  readonly #reader = new XmlReader(
    {
      startElement: ({ name: { namespace, local } }) => {
        this.#found ??= { namespace, local };
      },
      endElement: () => undefined,
      text: () => undefined,
      doctype: () => undefined,
    },
    { doctype: "pass" },
  );

  /** The name; only for a document that was read and found valid. */
  get name(): QName {
    if (this.#found !== undefined) return this.#found;
    for (const text of this.#decoder.end()) this.#reader.write(text);
    this.#reader.end();
    if (this.#found === undefined) throw new TypeError("a valid document has an element");
    return this.#found;
  }

  look(piece: Uint8Array): void {
    if (this.#found !== undefined) return;
    for (const text of this.#decoder.write(piece)) this.#reader.write(text);
  }
}

async function jsonToXml(task: Task): Promise<readonly XmlIssue[]> {
  const { file, schemas, flags, terminal, result } = task;
  const { locale } = terminal;
  const { indent = 2, encoding } = flags;
  return withBytes(task, (bytes) => {
    const progress = new Progress(file, bytes.length, terminal);
    const json = readJson(bytes, file, flags.maxDepth, (at) => progress.to(at));
    const { element, value, type } = json;
    const descriptor = schemas.elements.get(clark(element));
    if (descriptor === undefined)
      throw new CommandFailure(messages.noElement(file, clark(element)));
    const options: SerializeOptions = {
      indent: indent === 0 ? false : indent,
      encoding,
      locale,
      schemas,
      type,
      limits: limitsOf(flags),
    };
    try {
      writeXml(descriptor, value, options, result);
      return [];
    } catch (error) {
      if (error instanceof XmlValidationError) return inText(error.issues, json, file);
      throw error;
    }
  });
}

/** Issues about a value, with the places of its parts in the JSON text. */
function inText(issues: readonly XmlIssue[], json: JsonText, file: string): readonly XmlIssue[] {
  return issues.map((issue) => ({
    ...issue,
    position: { file, ...json.positionOf(issue.path) },
  }));
}

/** Calls a function with the bytes of a document. A file is read in place; a stream is first copied to a file, so that it can be read twice. */
async function withBytes<T>(
  { file, pieces, flags, terminal }: Task,
  run: (bytes: Bytes) => T,
): Promise<T> {
  const length = lengthOf(file, terminal);
  const most = flags.maxSize ?? Number.POSITIVE_INFINITY;
  if (length !== undefined) {
    if (length > most) throw new CommandFailure(messages.tooLong(file, most));
    const opened = open(resolve(terminal.cwd, file), file);
    try {
      return run(new FileBytes(opened, length, file));
    } finally {
      closeSync(opened);
    }
  }
  const spool = new Spool();
  try {
    for await (const piece of pieces) {
      spool.append(piece);
      if (spool.length > most) throw new CommandFailure(messages.tooLong(file, most));
      // A device may never end, so what is no JSON from its first bytes on is not read further.
      if (spool.length === piece.length && !/^\ufeff?\s*(\{|$)/.test(startOf(piece))) break;
    }
    return run(spool);
  } finally {
    spool.close();
  }
}

function startOf(piece: Uint8Array): string {
  return new TextDecoder().decode(piece.subarray(0, startLength));
}

function open(path: string, shown: string): number {
  try {
    return openSync(path, "r");
  } catch (error) {
    throw asFailure(error, shown);
  }
}

/** Writes a result to its file or to the standard output. */
export async function writeResult(
  result: Spool,
  output: string | undefined,
  terminal: Console,
): Promise<void> {
  if (output === undefined) {
    for (const piece of piecesOf(result)) await terminal.write(piece);
    return;
  }
  const replacement = await replaceFile(resolve(terminal.cwd, output));
  for (const piece of piecesOf(result)) await replacement.write(piece);
  await replacement.commit();
}
