import type { Compiled, Evaluate } from "./environment.js";
import { type Comparison, compare, orders } from "./values.js";

/** A comparison (XPath 1.0, 3.4): what the types of both sides decide is decided once. */
export function comparison(
  left: Compiled,
  operator: Comparison,
  right: Compiled,
): Evaluate<boolean> {
  const has = (type: Compiled["type"]): boolean => left.type === type || right.type === type;
  if (has("nodes") || has("any"))
    return (...focus) => compare(left.value(...focus), operator, right.value(...focus));
  if (operator !== "=" && operator !== "!=") {
    const inOrder = orders[operator];
    return (...focus) => inOrder(left.number(...focus), right.number(...focus));
  }
  const wanted = operator === "=";
  if (has("boolean"))
    return (...focus) => (left.boolean(...focus) === right.boolean(...focus)) === wanted;
  if (has("number"))
    return (...focus) => (left.number(...focus) === right.number(...focus)) === wanted;
  return (...focus) => (left.text(...focus) === right.text(...focus)) === wanted;
}
