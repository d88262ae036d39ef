import type { Expression } from "../../../runtime/xpath/index.js";

/** The conjunction of some conditions, without those that are known to be true. */
export function both(conditions: readonly string[]): string {
  if (conditions.includes("false")) return "false";
  const open = conditions.filter((each) => each !== "true");
  return open.length > 1 ? `(${open.join(" && ")})` : (open[0] ?? "true");
}

/** The disjunction of some conditions. */
export function either(conditions: readonly string[]): string {
  if (conditions.includes("true")) return "true";
  const open = conditions.filter((each) => each !== "false");
  return open.length > 1 ? `(${open.join(" || ")})` : (open[0] ?? "false");
}

export function not(condition: string): string {
  if (condition === "true") return "false";
  return condition === "false" ? "true" : `!(${condition})`;
}

export const numberCalls: ReadonlySet<string> = new Set([
  "number",
  "string-length",
  "count",
  "floor",
  "ceiling",
  "round",
]);
const booleanCalls: ReadonlySet<string> = new Set([
  "true",
  "false",
  "not",
  "boolean",
  "starts-with",
  "contains",
]);
const textCalls: ReadonlySet<string> = new Set([
  "string",
  "normalize-space",
  "concat",
  "translate",
  "substring",
  "substring-before",
  "substring-after",
  "local-name",
  "namespace-uri",
]);

/** The type of an expression; `any` where it is unknown. */
export function typeOf(expression: Expression): "nodes" | "number" | "text" | "boolean" | "any" {
  switch (expression.kind) {
    case "number":
    case "negate":
    case "arithmetic":
      return "number";
    case "literal":
      return "text";
    case "path":
    case "union":
      return "nodes";
    case "logic":
    case "comparison":
      return "boolean";
    case "call": {
      const { name } = expression;
      if (name.namespace !== "") return "any";
      if (numberCalls.has(name.local)) return "number";
      if (booleanCalls.has(name.local)) return "boolean";
      return textCalls.has(name.local) ? "text" : "any";
    }
    default:
      return "any";
  }
}
