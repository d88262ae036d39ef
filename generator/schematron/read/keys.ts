import type { Key } from "../../../runtime/rules/rule-set.js";
import { type Expression, stringValue } from "../../../runtime/xpath/index.js";
import type { Findings } from "../say/findings.js";
import { type Expressions, noVariables } from "./expressions.js";
import { type Item, type Items, placeOf } from "./items.js";
import { isSchematron, xslNamespace } from "./names.js";
import type { PlacedText } from "./placed-text.js";

/** What reading the keys of a schema needs. */
interface KeySurroundings {
  readonly top: readonly Item[];
  readonly items: Items;
  readonly expressions: Expressions;
  readonly findings: Findings;
}

/** Declares the keys of a schema and of its rules, so that expressions may name them. */
export function defineKeys(
  { top, items, expressions }: KeySurroundings,
  patterns: readonly Item[],
): void {
  const inRules = patterns.flatMap((pattern) =>
    items.children(pattern).flatMap((rule) => items.children(rule)),
  );
  const names = [...top, ...inRules].flatMap((item) => {
    const name = items.attribute(item, "name");
    return name !== undefined && isKey(item) ? [expressions.expand(name)] : [];
  });
  expressions.defineKeys(names);
}

/** The keys of a schema itself, without those of its rules. */
export function keysOf({ top, items, expressions, findings }: KeySurroundings): readonly Key[] {
  return top.filter(isKey).flatMap((item) => {
    const key = keyOf(item, items, expressions, undefined);
    if (key !== undefined) return [key];
    const byContent = keyByContent(item, items, expressions);
    if (byContent !== undefined) return [byContent];
    for (const attribute of ["name", "match", "use"]) {
      const isThere = items.attribute(item, attribute) !== undefined;
      if (isThere || (attribute === "use" && items.attribute(item, "path"))) continue;
      const parameters = { attribute, element: "key" };
      findings.add("schematron-missing-attribute", parameters, placeOf(item));
    }
    return [];
  });
}

/** An XSLT 2.0 key whose value is given by its content: texts and `value-of`. */
function keyByContent(item: Item, items: Items, expressions: Expressions): Key | undefined {
  const name = items.attribute(item, "name");
  const match = items.attribute(item, "match");
  const { element } = item;
  if (name === undefined || match === undefined || element.namespace !== xslNamespace)
    return undefined;
  const parts = element.children.flatMap((child): readonly Expression[] => {
    if (child.kind === "text" && child.value.trim() !== "")
      return [{ kind: "literal", at: 0, value: child.value }];
    if (child.kind !== "element" || child.namespace !== xslNamespace) return [];
    if (child.local === "text") return [{ kind: "literal", at: 0, value: stringValue(child) }];
    const select = items.attribute({ ...item, element: child }, "select");
    const query = select && expressions.query(select, "value", noVariables);
    return query?.expression === undefined ? [] : [query.expression];
  });
  const [first] = parts;
  if (first === undefined) return undefined;
  const concat = { namespace: "", local: "concat" };
  const expression: Expression =
    parts.length === 1 ? first : { kind: "call", at: 0, name: concat, parameters: parts };
  return {
    name: expressions.expand(name),
    match: expressions.query(match, "pattern", noVariables),
    use: { text: stringValue(element).trim(), position: placeOf(item), expression },
  };
}

/** A key: by `match`, or by the context of its rule, and by `use` or `path`. */
export function keyOf(
  item: Item,
  items: Items,
  expressions: Expressions,
  context: PlacedText | undefined,
): Key | undefined {
  const name = items.attribute(item, "name");
  const match = items.attribute(item, "match") ?? context;
  const use = items.attribute(item, "use") ?? items.attribute(item, "path");
  if (name === undefined || match === undefined || use === undefined) return undefined;
  return {
    name: expressions.expand(name),
    match: expressions.query(match, "pattern", noVariables),
    use: expressions.query(use, "value", noVariables),
  };
}

function isKey({ element }: Item): boolean {
  return (
    element.local === "key" &&
    (isSchematron(element.namespace) || element.namespace === xslNamespace)
  );
}
