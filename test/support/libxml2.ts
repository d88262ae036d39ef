import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { ParseOption, XmlDocument, XmlLibError, XsdValidator } from "libxml2-wasm";
import {
  error,
  xmlSchemaFree,
  xmlSchemaFreeParserCtxt,
  xmlSchemaNewDocParserCtxt,
  xmlSchemaParse,
  xmlSchemaSetParserStructuredErrors,
} from "libxml2-wasm/lib/libxml2.mjs";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";

/** What libxml2 says about one place of a document or schema. It gives no column. */
export interface Libxml2Error {
  readonly line: number;
  readonly message: string;
  /** The file, where libxml2 names one: a schema is made of several. */
  readonly file?: string | undefined;
}

/** The verdict of libxml2 on one document; a document that is not well-formed is invalid too. */
export interface Libxml2Verdict {
  readonly valid: boolean;
  readonly errors: Libxml2Error[];
}

/** Judges one document, given as text or as bytes (then in the encoding that it declares). */
export type Libxml2Validator = (xml: string | Uint8Array) => Libxml2Verdict;

const options: ParseOption =
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_HUGE |
  ParseOption.XML_PARSE_BIG_LINES;

xmlRegisterFsInputProviders();

function readSchema(schemaFile: string): XmlDocument {
  return XmlDocument.fromBuffer(readFileSync(schemaFile), {
    url: pathToFileURL(schemaFile).href,
    option: options,
  });
}

function readDocument(xml: string | Uint8Array): XmlDocument {
  return typeof xml === "string"
    ? XmlDocument.fromString(xml, { option: options })
    : XmlDocument.fromBuffer(xml, { option: options });
}

function errorsOf(details: XmlLibError["details"]): Libxml2Error[] {
  return details.map(({ line, message, file }) => ({ line, message: message.trim(), file }));
}

/** libxml2 keeps pointers into the schema document, so each one must live as long as its validator. */
const schemaDocuments: XmlDocument[] = [];

/**
 * Compiles a schema with libxml2, a validator that is not ours. Included and imported files are read
 * from disk. It throws when the schema does not compile. libxml2 reads one file per imported
 * namespace and skips the others, so a schema must import each namespace from one place.
 */
export function libxml2Validator(schemaFile: string): Libxml2Validator {
  const schema = readSchema(schemaFile);
  schemaDocuments.push(schema);
  const validator = XsdValidator.fromDoc(schema);
  return (xml) => judge(validator, xml);
}

function judge(validator: XsdValidator, xml: string | Uint8Array): Libxml2Verdict {
  let document: XmlDocument | undefined;
  try {
    document = readDocument(xml);
    validator.validate(document);
    return { valid: true, errors: [] };
  } catch (failure) {
    if (!(failure instanceof XmlLibError)) throw failure;
    return { valid: false, errors: errorsOf(failure.details) };
  } finally {
    document?.dispose();
  }
}

/** The same for a schema in one document, given as text, to be thrown away after use; what is wrong with it, where it does not compile. */
export function libxml2ValidatorOf(
  text: string,
): { readonly validate: Libxml2Validator; readonly dispose: () => void } | string {
  let schema: XmlDocument | undefined;
  try {
    schema = XmlDocument.fromString(text, { option: options });
    const document = schema;
    const validator = XsdValidator.fromDoc(document);
    return {
      validate: (xml) => judge(validator, xml),
      dispose: () => {
        validator.dispose();
        document.dispose();
      },
    };
  } catch (failure) {
    if (!(failure instanceof XmlLibError)) throw failure;
    schema?.dispose();
    return errorsOf(failure.details)[0]?.message ?? failure.message;
  }
}

/**
 * Compiles a schema only to hear what libxml2 reports: errors, and the warnings that
 * `XsdValidator.fromDoc` swallows (a skipped import is one).
 */
export function libxml2SchemaDiagnostics(schemaFile: string): Libxml2Error[] {
  const document = readSchema(schemaFile);
  const pointer: unknown = Reflect.get(document, "_ptr");
  if (typeof pointer !== "number") throw new TypeError("libxml2-wasm keeps its pointer elsewhere");
  const context = xmlSchemaNewDocParserCtxt(pointer);
  const index = error.storage.allocate([]);
  try {
    xmlSchemaSetParserStructuredErrors(context, error.errorCollector, index);
    const schema = xmlSchemaParse(context);
    const diagnostics = errorsOf(error.storage.get(index));
    if (schema !== 0) xmlSchemaFree(schema);
    else if (diagnostics.length === 0) throw new Error(`libxml2 gave no schema for ${schemaFile}`);
    return diagnostics;
  } finally {
    error.storage.free(index);
    xmlSchemaFreeParserCtxt(context);
    document.dispose();
  }
}
