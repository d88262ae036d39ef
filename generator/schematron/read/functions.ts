import { functionName, nameAlone } from "../../../runtime/rules/foreign-calls.js";
import type { Variable } from "../../../runtime/rules/rule-set.js";
import type { TreeNode } from "../../../runtime/rules/tree/document-tree.js";
import { isNCName } from "../../../runtime/xml/name-characters.js";
import type { Findings } from "../say/findings.js";
import type { Expressions, VariableScope } from "./expressions.js";
import { constructorOf } from "./function-content.js";
import { type Item, type Items, placeOf } from "./items.js";
import { xslNamespace } from "./names.js";

/*
 * Functions that XSLT 2.0 defines in a schema (`xsl:function`), as variables whose values are functions of XPath 3.1.
 */

/** The functions among some items, by the names that they have among variables; what they do is not known yet. */
export function declaredFunctions(
  among: readonly Item[],
  items: Items,
  expressions: Expressions,
): readonly Variable[] {
  return among.filter(isFunctionItem).flatMap((item) => {
    const name = items.attribute(item, "name");
    if (name === undefined || !name.text.includes(":")) return [];
    const expanded = functionName(expressions.expand(name), parametersOf(item).length);
    return [nameAlone({ name: expanded, value: { content: "" } })];
  });
}

/** The functions with what they do, which is checked in its place; `known` are the variables and functions that they may use. */
export function readFunctions(
  among: readonly Item[],
  known: readonly Variable[],
  items: Items,
  expressions: Expressions,
  findings: Findings,
): readonly Variable[] {
  const seen = new Map<string, Item>();
  return among.filter(isFunctionItem).flatMap((item) => {
    const written = items.attribute(item, "name");
    if (written === undefined) {
      const missing = { attribute: "name", element: "function" };
      findings.add("schematron-missing-attribute", missing, placeOf(item));
      return [];
    }
    if (!written.text.includes(":")) {
      const value = written.text.trim();
      const wrong = { attribute: "name", element: "function", value, expected: [`f:${value}`] };
      findings.add("schematron-wrong-value", wrong, written.placeAt(0));
      findings.excuse("function", value);
      return [];
    }
    const parameters = parametersOf(item);
    checkParameters(parameters, item, items, findings);
    const name = functionName(expressions.expand(written), parameters.length);
    const before = seen.get(name);
    if (before !== undefined) {
      const { line, file = "" } = placeOf(before);
      const told = { name: written.text.trim(), line, file };
      findings.add("schematron-duplicate-variable", told, written.placeAt(0));
    }
    seen.set(name, item);
    const own = parameters.map((each): Variable => {
      const parameter = items.attribute({ ...item, element: each }, "name");
      return { name: parameter?.text.trim() ?? "", value: { content: "" } };
    });
    const scope: VariableScope = { outer: known, inner: own };
    const content = item.element.children.filter((child) => !parameters.includes(child));
    const body = constructorOf(content, item, scope, { items, expressions, findings });
    const signature = parameters.map(
      (each, index) => `$${own[index]?.name ?? ""}${typeOf(each, item, items)}`,
    );
    const type = typeOf(item.element, item, items);
    const text = `function(${signature.join(", ")})${type} { ${body} }`;
    expressions.checkWhole(text, { outer: known, inner: [] }, placeOf(item));
    return [{ name, value: { text, position: placeOf(item) } }];
  });
}

function isFunctionItem({ element }: Item): boolean {
  return element.local === "function" && element.namespace === xslNamespace;
}

function parametersOf({ element }: Item): readonly TreeNode[] {
  return element.children.filter(
    ({ kind, local, namespace }) =>
      kind === "element" && local === "param" && namespace === xslNamespace,
  );
}

/** Each parameter of a function has a name of its own. */
function checkParameters(
  parameters: readonly TreeNode[],
  item: Item,
  items: Items,
  findings: Findings,
): void {
  const seen = new Map<string, number>();
  for (const element of parameters) {
    const written = items.attribute({ ...item, element }, "name");
    const name = written?.text.trim() ?? "";
    if (written === undefined || name === "") {
      const missing = { attribute: "name", element: "param" };
      findings.add("schematron-missing-attribute", missing, placeOf({ ...item, element }));
      continue;
    }
    if (!name.split(":").every(isNCName)) {
      const wrong = { attribute: "name", element: "param", value: name, expected: [] };
      findings.add("schematron-wrong-value", wrong, written.placeAt(0));
    }
    const line = seen.get(name);
    if (line === undefined) seen.set(name, element.line);
    else findings.add("schematron-duplicate-parameter", { name, line }, written.placeAt(0));
  }
}

/** The type that something is declared with, as XPath writes it behind a name. */
function typeOf(element: TreeNode, item: Item, items: Items): string {
  const type = items.attribute({ ...item, element }, "as")?.text.trim() ?? "";
  return type === "" ? "" : ` as ${type}`;
}
