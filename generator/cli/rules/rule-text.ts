import type { Check, MessagePart } from "../../../runtime/rules/rule-set.js";

/** The message of a check, with expressions in braces. */
export function templateOf({ message }: Check): string {
  return message.map(textOf).join("").replace(/\s+/g, " ").trim();
}

function textOf(part: MessagePart): string {
  return typeof part === "string" ? part : `{${part.query?.text ?? "name()"}}`;
}
