import type { Key } from "../../../runtime/rules/rule-set.js";
import { parseExpression, qualifiedName, stringValue } from "../../../runtime/xpath/index.js";
import type { Findings } from "../say/findings.js";
import { type Expressions, noVariables } from "./expressions.js";
import { constructorOf, type Reading } from "./function-content.js";
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
    const byContent = keyByContent(item, { items, expressions, findings });
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
function keyByContent(item: Item, reading: Reading): Key | undefined {
  const { items, expressions } = reading;
  const name = items.attribute(item, "name");
  const match = items.attribute(item, "match");
  const { element } = item;
  if (name === undefined || match === undefined || element.namespace !== xslNamespace)
    return undefined;
  if (expressions.knowsTrees && element.children.some(({ kind }) => kind === "element")) {
    const text = constructorOf(element.children, item, noVariables, reading);
    return {
      name: expressions.expand(name),
      match: expressions.query(match, "pattern", noVariables),
      use: { text, position: placeOf(item) },
    };
  }
  const parts = element.children.flatMap((child) =>
    textOfContent({ ...item, element: child }, reading),
  );
  const [first] = parts;
  if (first === undefined) return undefined;
  const text = parts.length === 1 ? first : `concat(${parts.join(", ")})`;
  const { expression } = parseExpression(text, expressions.namespaces);
  return {
    name: expressions.expand(name),
    match: expressions.query(match, "pattern", noVariables),
    use: { text, position: placeOf(item), expression },
  };
}

/** What a part of the content of a key says, as an expression of XPath 1.0 that gives a text. */
function textOfContent(item: Item, { items, expressions, findings }: Reading): readonly string[] {
  const { element } = item;
  const { kind, value, local } = element;
  if (kind === "text") return value.trim() === "" ? [] : [literalOf(value)];
  if (kind !== "element") return [];
  const isXslt = element.namespace === xslNamespace;
  if (isXslt && local === "text") return [literalOf(stringValue(element))];
  if (isXslt && local === "value-of") {
    const select = items.attribute(item, "select");
    return select === undefined
      ? []
      : [`string(${expressions.query(select, "value", noVariables).text})`];
  }
  findings.add("schematron-xslt-element", { element: qualifiedName(element) }, placeOf(item));
  return [];
}

/** A text as an expression; a literal cannot hold both kinds of quotation marks. */
function literalOf(text: string): string {
  if (!text.includes("'")) return `'${text}'`;
  if (!text.includes('"')) return `"${text}"`;
  return `concat('${text.replaceAll("'", `', "'", '`)}')`;
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
