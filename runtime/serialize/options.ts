import type { SchemaSet } from "../descriptors.js";
import {
  type IssueParameters,
  issueFrom,
  type Locale,
  type RuleCode,
  type XmlIssue,
  XmlValidationError,
} from "../issues.js";
import { valueMessage } from "../messages/index.js";
import { isFreePrefix, type Prefixes } from "../model/prefixes.js";
import type { NamedType } from "../nouns/generic-values.js";
import { localeOf } from "../nouns/locale.js";
import type { RulesOption } from "../nouns/rule-checker.js";
import { type QName, xmlNamespace, xmlnsNamespace } from "../qname.js";
import type { XmlLimits } from "../xml/events.js";
import { defaultLimits, isStackOverflow } from "../xml/limits.js";
import { CdataSink } from "../xml/write/cdata-sink.js";
import { BeyondLimit } from "../xml/write/limited-sink.js";
import type { Encoding } from "../xml/write/sink.js";
import { StringSink } from "../xml/write/string-sink.js";
import { NotWritable } from "./output.js";

/** How a document is written. */
export interface SerializeOptions {
  /** White space for each level of element-only content, or a number of spaces. Mixed content is never touched. Default none. */
  readonly indent?: false | string | number | undefined;
  /** Default UTF-8. In ISO-8859-1, characters outside become numeric references. */
  readonly encoding?: Encoding | undefined;
  /**
   * Prefixes by namespace, all declared on the root element; `""` makes a namespace the default one, unless it would catch names that
   * are in no namespace. That of `xsi:type` and `xsi:nil` is declared where it is used, unless it is named here.
   */
  readonly prefixes?: Prefixes | undefined;
  /**
   * Elements whose text is written in CDATA sections: for readers that cannot do without. What a section cannot hold, such as a carriage return
   * or a character outside the encoding, stands between two as a reference; white space alone gets none. What is read is the same. Default none.
   */
  readonly cdata?: readonly QName[] | undefined;
  /** Where the schema of each namespace is: `xsi:schemaLocation`. */
  readonly schemaLocation?: Readonly<Record<string, string>> | undefined;
  /** Where the schema of names in no namespace is. */
  readonly noNamespaceSchemaLocation?: string | undefined;
  /** Whether there is an XML declaration. Default true. */
  readonly declaration?: boolean | undefined;
  /** The standalone declaration. Default none. */
  readonly standalone?: boolean | undefined;
  /** The language of the messages. Default: that of the program (`setLocale`), French where it sets none. */
  readonly locale?: Locale | undefined;
  /** Declarations for what wildcards let in, where the descriptor brings none: what they declare is checked. */
  readonly schemas?: SchemaSet | undefined;
  /** What the document may cost: those of whoever reads it. Default those of `parse`. */
  readonly limits?: XmlLimits | undefined;
  /** What `xsi:type` says of the root element, where its value does not say it: what `parse` gives beside the value. */
  readonly type?: NamedType | undefined;
}

/** What the functions that have the whole value can be told beside. */
export interface DocumentSerializeOptions extends SerializeOptions, RulesOption {}

/** The XML declaration (XML 1.0, 2.8), on a line of its own; nothing if it is not wanted. */
export function xmlDeclaration({ declaration, encoding, standalone }: SerializeOptions): string {
  if (declaration === false) return "";
  const alone = standalone === undefined ? "" : ` standalone="${standalone ? "yes" : "no"}"`;
  return `<?xml version="1.0" encoding="${encoding ?? "UTF-8"}"${alone}?>\n`;
}

/** The white space for one level; undefined for none. */
export function indentOf({ indent }: SerializeOptions): string | undefined {
  if (indent === undefined || indent === false) return undefined;
  return typeof indent === "number" ? " ".repeat(indent) : indent;
}

/** Whether some text is asked for in CDATA sections. */
export function hasCdata({ cdata = [] }: SerializeOptions): boolean {
  return cdata.length > 0;
}

/** Where a document goes as text. */
export function textSink({ cdata = [], encoding }: SerializeOptions): StringSink {
  return cdata.length > 0 ? new CdataSink(cdata, encoding) : new StringSink(encoding);
}

/** Throws when prefixes are asked for that no document can have (Namespaces in XML 1.0, section 3). */
export function checkPrefixes({ prefixes, locale }: SerializeOptions): void {
  const issues = Object.entries(prefixes ?? {}).flatMap(([namespace, prefix]) => {
    const fits = prefix === "" || isFreePrefix(prefix);
    if (namespace === xmlNamespace ? prefix === "xml" : fits && isNamespace(namespace)) return [];
    return [issueOf("value-prefix", { prefix, namespace }, locale)];
  });
  if (issues.length > 0) throw new XmlValidationError(issues);
}

function isNamespace(namespace: string): boolean {
  return namespace !== "" && namespace !== xmlnsNamespace;
}

/** Runs a function that writes. A document that a reader with the same limits would refuse is an issue. */
export function withinLimits<T>({ locale, limits }: SerializeOptions, write: () => T): T {
  try {
    return write();
  } catch (failure) {
    if (failure instanceof BeyondLimit)
      throw new XmlValidationError([
        {
          ...issueOf(failure.code, { limit: failure.limit }, locale),
          path: failure.path ?? [],
        },
      ]);
    if (failure instanceof NotWritable)
      throw new XmlValidationError([
        issueOf("value-prefix", { prefix: failure.prefix, namespace: failure.namespace }, locale),
      ]);
    if (isStackOverflow(failure)) {
      const limit = limits?.depth ?? defaultLimits.depth;
      throw new XmlValidationError([issueOf("limit-depth", { limit }, locale)]);
    }
    throw failure;
  }
}

/** Throws when a document is longer than a reader with the same limits takes. */
export function checkLength(length: number, limit: number = defaultLimits.documentLength): void {
  if (length > limit) throw new BeyondLimit("limit-document-length", limit);
}

/** An issue about the document as a whole. */
export function issueOf<Code extends RuleCode>(
  code: Code,
  parameters: IssueParameters[Code],
  locale: Locale | undefined,
): XmlIssue {
  const message = valueMessage(code, { ...parameters }, localeOf(locale)) ?? code;
  return issueFrom({ code, message, path: [], parameters });
}
