import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { SchemaSet } from "../../runtime/descriptors.js";
import {
  formatIssue,
  type Locale,
  type XmlIssue,
  XmlValidationError,
} from "../../runtime/issues.js";
import { parse } from "../../runtime/parse.js";
import { clark, type QName } from "../../runtime/qname.js";
import { serializeToBytes } from "../../runtime/serialize.js";
import { DocumentDecoder } from "../../runtime/xml/read/decode.js";
import { readXml } from "../../runtime/xml/read/reader.js";
import type { Encoding } from "../../runtime/xml/write/sink.js";
import { readSchemaSet, readWhole, type SchemaFlags, standardInput } from "./documents.js";
import { CommandFailure, type ExitCode, exitCodes } from "./failure.js";
import { fromJsonText, toJsonText } from "./json-document.js";
import type { Terminal } from "./terminal.js";

/** What stands on the command line of `scrutin convert`. */
export interface ConvertFlags extends SchemaFlags {
  readonly file?: string;
  readonly to?: "xml" | "json";
  readonly output?: string;
  readonly indent?: number;
  readonly encoding?: Encoding;
  readonly locale?: Locale;
}

/** `scrutin convert`: a valid document from XML to JSON or back; an invalid one is not converted, and said what is wrong. */
export async function runConvert(flags: ConvertFlags, terminal: Terminal): Promise<ExitCode> {
  const file = flags.file ?? standardInput;
  const bytes = await readWhole(file, terminal);
  const to = flags.to ?? (startsLikeJson(bytes) ? "xml" : "json");
  const schemas = await readSchemaSet(flags, terminal);
  const result =
    to === "json" ? xmlToJson(bytes, file, schemas, flags) : jsonToXml(bytes, file, schemas, flags);
  if (!(result instanceof Uint8Array)) {
    for (const issue of result) terminal.error(formatIssue(issue));
    return exitCodes.found;
  }
  if (flags.output === undefined)
    terminal.out(new TextDecoder(flags.encoding).decode(result).trimEnd());
  else await writeFile(resolve(terminal.cwd, flags.output), result);
  return exitCodes.ok;
}

function startsLikeJson(bytes: Uint8Array): boolean {
  return /^\ufeff?\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 1024)));
}

function xmlToJson(
  bytes: Uint8Array,
  file: string,
  schemas: SchemaSet,
  { indent = 2, locale }: ConvertFlags,
): Uint8Array | readonly XmlIssue[] {
  const read = parse(schemas, bytes, { file, locale });
  if (read.value === undefined) return read.issues;
  const { value, type } = read;
  return new TextEncoder().encode(
    `${toJsonText({ element: documentElement(bytes), value, type }, indent)}\n`,
  );
}

/** The name of the document element of a document that was read before. */
function documentElement(bytes: Uint8Array): QName {
  const decoder = new DocumentDecoder();
  const text = [...decoder.write(bytes), ...decoder.end()].join("");
  let found: QName | undefined;
  readXml(text, {
    startElement: ({ name }) => {
      found ??= { namespace: name.namespace, local: name.local };
    },
    endElement: () => undefined,
    text: () => undefined,
  });
  if (found === undefined) throw new CommandFailure("the document has no element");
  return found;
}

function jsonToXml(
  bytes: Uint8Array,
  file: string,
  schemas: SchemaSet,
  { indent = 2, encoding, locale }: ConvertFlags,
): Uint8Array | readonly XmlIssue[] {
  const { element, value, type } = fromJsonText(new TextDecoder().decode(bytes), file);
  const descriptor = schemas.elements.get(clark(element));
  if (descriptor === undefined)
    throw new CommandFailure(`${file}: the schemas declare no element ${clark(element)}`);
  try {
    return serializeToBytes(descriptor, value, {
      indent: indent === 0 ? false : indent,
      encoding,
      locale,
      schemas,
      type,
    });
  } catch (error) {
    if (error instanceof XmlValidationError) return error.issues;
    throw error;
  }
}
