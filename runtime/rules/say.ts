import type { Locale } from "../nouns/locale.js";
import { type Environment, type EvaluationFault, qualifiedName } from "../xpath/index.js";
import type { RuleFinding } from "./findings.js";
import { failureMessage } from "./messages.js";
import type { PreparedPart } from "./run/prepare.js";
import type { TreeNode } from "./tree/document-tree.js";

/** What is said of a check that cannot be run. */
export function failureOf(
  fault: EvaluationFault,
  expression: string,
  locale: Locale,
  rule: string,
): Pick<RuleFinding, "level" | "code" | "message" | "diagnostics" | "properties" | "parameters"> {
  const parameters = { reason: fault.code, detail: fault.detail, expression, rule };
  return {
    level: "error",
    code: "rule-not-run",
    message: failureMessage(parameters, locale),
    diagnostics: [],
    properties: [],
    parameters,
  };
}

/** A message: white space counts as one blank. */
export function textOf(
  parts: readonly PreparedPart[],
  node: TreeNode,
  environment: Environment,
  parameters: Record<string, string>,
): string {
  const pieces = parts.map((part) => {
    if (typeof part === "string") return part;
    const value = saidBy(part, node, environment);
    parameters[part.text] = value;
    return value;
  });
  return pieces
    .join("")
    .replace(/[ \t\r\n]+/g, " ")
    .trim();
}

/** The text of `value-of`, or what `name` gives: the name of the node that it finds first, else the text of what its expression gives. */
function saidBy(
  { kind, query }: Exclude<PreparedPart, string>,
  node: TreeNode,
  environment: Environment,
): string {
  if (query === undefined) return qualifiedName(node);
  if (kind === "value") return query.text(node, environment);
  const value = query.value(node, environment);
  return typeof value === "object" && value[0] !== undefined
    ? qualifiedName(value[0])
    : query.text(node, environment);
}
