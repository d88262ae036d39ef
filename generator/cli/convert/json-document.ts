import type { Path } from "../../../runtime/issues.js";
import { french } from "../../../runtime/messages/typography.js";
import type { NamedType } from "../../../runtime/nouns/generic-values.js";
import { clark, type QName } from "../../../runtime/qname.js";
import { CommandFailure } from "../failure.js";
import { type Bytes, Spool } from "../files/spool.js";
import { messages } from "../messages.js";
import { JsonFault } from "./json-faults.js";
import { JsonReader } from "./json-reader.js";
import { JsonWriter } from "./json-writer.js";

/*
 * A document as JSON: `{ "$element": "{namespace}name", "value": … }`, and `$type` where `xsi:type` says something that the value does
 * not say. What JSON cannot say is an object with one property that no
 * schema can give, since `$` stands in no XML name: `{ "$number": "NaN" }`, `{ "$integer": "12345678901234567890" }`.
 */

/** A document's element and value. */
export interface JsonDocument {
  readonly element: QName;
  readonly value: unknown;
  /** The `xsi:type` of the element, if the value does not imply it. */
  readonly type?: NamedType | undefined;
}

/** A document read from JSON. Its long lists stay in the text and are read when they are used. */
export interface JsonText extends JsonDocument {
  /** Line and column of a part of the value. */
  positionOf(path: Path): { readonly line: number; readonly column: number };
}

/** Writes a document as JSON. */
export function writeJson({ element, value, type }: JsonDocument, writer: JsonWriter): void {
  writer.write({ $element: clark(element), $type: type, value }, 0);
}

/** A document as one text. */
export function toJsonText(document: JsonDocument, indent: number): string {
  const spool = new Spool();
  const writer = new JsonWriter(spool, indent);
  writeJson(document, writer);
  writer.finish();
  return Buffer.from(spool.read(0, spool.length)).toString();
}

/** How many nested JSON containers one element may take: a list, an item with its kind, a value, lists of texts and names in it. */
const levelsOfElement = 4;

/** Reads what {@link writeJson} wrote. Mistakes are failures with file, line and column. */
export function readJson(
  bytes: Bytes,
  file: string,
  depth = 256,
  progress?: (bytes: number) => void,
): JsonText {
  const reader = new JsonReader(bytes, levelsOfElement * depth + 16, progress);
  const failAt = (place: number, fr: string, en: string): never => {
    const { line, column } = reader.positionOf(place);
    const text = { fr, en };
    throw new CommandFailure(messages.inJson(`${file}:${line}:${column}`, text));
  };
  try {
    const properties = reader.scan();
    const from = (name: string): number | undefined => properties?.get(name);
    const [elementAt, typeAt, valueAt] = ["$element", "$type", "value"].map(from);
    if (properties === undefined || elementAt === undefined || valueAt === undefined) {
      const shape = '{ "$element": "{namespace}name", "value": … }';
      return failAt(0, french`attendu : ${shape}`, `expected ${shape}`);
    }
    for (const [name, place] of properties)
      if (!["$element", "$type", "value"].includes(name))
        failAt(place, french`propriété inconnue « ${name} »`, `unknown property "${name}"`);
    const name = String(reader.valueAt(elementAt));
    const [, namespace = "", local] = /^(?:\{([^}]*)\})?([^{}]+)$/.exec(name) ?? [];
    if (local === undefined) {
      return failAt(
        elementAt,
        french`« ${name} » n'est pas un nom : écrire {espace de noms}nom`,
        `"${name}" is no name: write {namespace}name`,
      );
    }
    const type = typeAt === undefined ? {} : { type: reader.valueAt(typeAt) as NamedType };
    return {
      element: { namespace, local },
      value: reader.valueAt(valueAt),
      ...type,
      positionOf: (path) => reader.positionOf(reader.locate(valueAt, path)),
    };
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    return failAt(error.at, error.text.fr, error.text.en);
  }
}

/** Reads a document from one text. */
export function fromJsonText(text: string, file: string): JsonText {
  const spool = new Spool();
  spool.append(text);
  return readJson(spool, file);
}
