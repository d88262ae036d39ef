import type { Locale, XmlIssue } from "../../../runtime/issues.js";
import { documentMessage } from "../../../runtime/messages/index.js";
import type { RuleFinding } from "../../../runtime/rules/findings.js";
import { type Failure, failureMessage } from "../../../runtime/rules/messages.js";
import type { MessagePart } from "../../../runtime/rules/rule-set.js";
import { hidden } from "./excerpt.js";

/** The parameters of messages that come from a document. */
const values: ReadonlySet<string> = new Set(["value", "item", "text", "character"]);
const lists: ReadonlySet<string> = new Set(["values", "characters"]);

/** The message about an invalid document, without texts of the document. */
export function messageWithoutValues(
  { code, message, parameters }: XmlIssue,
  locale: Locale,
): string {
  return documentMessage(code, redacted(parameters), locale) ?? message;
}

function redacted(parameters: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]: [string, unknown]) => {
      if (values.has(name)) return [name, hidden];
      if (lists.has(name)) return [name, [hidden]];
      if (name !== "causes" || !Array.isArray(value)) return [name, value];
      return [name, value.map(redactedCause)];
    }),
  );
}

function redactedCause(cause: unknown): unknown {
  if (typeof cause !== "object" || cause === null || !("parameters" in cause)) return cause;
  const { parameters } = cause;
  return typeof parameters === "object" && parameters !== null
    ? { ...cause, parameters: redacted(parameters) }
    : cause;
}

/** The message of a broken rule, without the values of its expressions; names stay. */
export function findingWithoutValues(
  { code, check, message, parameters }: RuleFinding,
  locale: Locale,
): string {
  if (code === "rule-not-run" && "reason" in parameters) {
    // What could not be read or evaluated may be named by the document. A finding with this code has the parameters of a failure.
    const failure = parameters as unknown as Failure;
    return failureMessage({ ...failure, detail: hidden }, locale);
  }
  if (check === undefined || check.message.length === 0) return message;
  return wordsOf(check.message);
}

/** The diagnostics and properties of a broken rule, redacted in the same way. */
export function remarksWithoutValues({ code, check }: RuleFinding): readonly string[] {
  if (code === "rule-not-run") return [];
  return [...(check?.diagnostics ?? []), ...(check?.properties ?? [])].map(({ parts }) =>
    wordsOf(parts),
  );
}

function wordsOf(parts: readonly MessagePart[]): string {
  return parts
    .map((part) => (typeof part === "string" ? part : hidden))
    .join("")
    .replace(/[ \t\r\n]+/g, " ")
    .trim();
}
