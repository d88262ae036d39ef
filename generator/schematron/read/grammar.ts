import type { Position } from "../../../runtime/issues.js";
import { nearest } from "../../../runtime/messages/suggestions.js";
import type { TreeNode } from "../../../runtime/rules/tree/document-tree.js";
import { isNCName } from "../../../runtime/xml/name-characters.js";
import { qualifiedName } from "../../../runtime/xpath/index.js";
import type { Findings } from "../say/findings.js";
import { grammar, isSchematron, nearNamespace, xslNamespace } from "./names.js";
import { checkParts } from "./parts.js";
import { PlacedText } from "./placed-text.js";
import { placeOfElement, type SourceFile } from "./source.js";

/** Names that alone do not suggest Schematron, because other vocabularies use them too. */
const common: ReadonlySet<string> = new Set([
  "p",
  "span",
  "title",
  "name",
  "key",
  "param",
  "include",
]);

/** Elements whose content is for readers. */
const documentation: ReadonlySet<string> = new Set(["title", "p"]);

/** Elements in which only others count. */
const elementsOnly: ReadonlySet<string> = new Set([
  "schema",
  "pattern",
  "rule",
  "phase",
  "diagnostics",
  "properties",
]);

/** Checks the elements and attributes of a file against those that Schematron has. */
export function checkGrammar(file: SourceFile, element: TreeNode, findings: Findings): void {
  const { local, namespace } = element;
  if (!isSchematron(namespace)) {
    checkForeign(file, element, findings);
    return;
  }
  const known = grammar.get(local);
  const place = placeOfElement(file, element);
  if (known === undefined) {
    const [near] = nearest(local, [...grammar.keys()]);
    const parent = element.parent?.local ?? "";
    findings.add("schematron-unknown-element", { element: local, parent, near }, place);
    excuse(file, element, findings);
    return;
  }
  const { parent } = element;
  if (parent?.kind === "element" && isSchematron(parent.namespace)) {
    const { children } = grammar.get(parent.local) ?? known;
    if (!children.includes(local)) {
      findings.add("schematron-misplaced-element", { element: local, parent: parent.local }, place);
      excuse(file, element, findings);
    }
  }
  checkAttributes(file, element, findings);
  const stray = element.children.find(({ kind, value }) => kind === "text" && value.trim() !== "");
  if (stray !== undefined && elementsOnly.has(local)) {
    const text = stray.value.trim().replace(/\s+/g, " ");
    findings.add("schematron-stray-text", { element: local, text }, place, "warning");
  }
  checkParts(file, element, findings);
  for (const child of element.children)
    if (child.kind === "element") checkGrammar(file, child, findings);
}

/** What an element that counts for nothing would have given: its parent lacks it, and what it names is not there. */
function excuse(file: SourceFile, { attributes, parent }: TreeNode, findings: Findings): void {
  if (parent?.kind === "element") findings.excuseContent(placeOfElement(file, parent));
  for (const { local, namespace, value } of attributes) {
    if (namespace !== "") continue;
    const name = value.trim().replace(/^\$/, "");
    if (local === "prefix") findings.excuse("prefix", name);
    if (local !== "name") continue;
    findings.excuse("variable", name);
    findings.excuse("function", name);
  }
}

function checkAttributes(file: SourceFile, element: TreeNode, findings: Findings): void {
  const { local } = element;
  const known = grammar.get(local);
  if (known === undefined) return;
  const present = new Set<string>();
  const isThere = (name: string): boolean =>
    element.attributes.some(({ local: other, namespace }) => other === name && namespace === "");
  for (const attribute of element.attributes) {
    if (attribute.namespace !== "") continue;
    const { local: name } = attribute;
    const place = PlacedText.of(file, element, attribute).placeAt(0);
    present.add(name);
    if (!known.attributes.includes(name)) {
      const [near] = nearest(name, known.attributes);
      // The attribute that an element needs, misspelt: it is not said again that it is missing.
      const isMeant = near !== undefined && known.required.includes(near) && !isThere(near);
      if (isMeant) present.add(near);
      if (isMeant && counted.has(local)) excuse(file, element, findings);
      const parameters = { attribute: name, element: local, near };
      const severity = isMeant ? "error" : "warning";
      findings.add("schematron-unknown-attribute", parameters, place, severity);
    } else if (attribute.value.trim() === "") tellEmpty(local, name, place, findings);
    else checkValue(element, name, attribute.value.trim(), place, findings);
  }
  for (const name of known.required) {
    if (present.has(name)) continue;
    const parameters = { attribute: name, element: local };
    findings.add("schematron-missing-attribute", parameters, placeOfElement(file, element));
    if (counted.has(local)) excuse(file, element, findings);
  }
}

/** Elements that are what their parents are for. */
const counted: ReadonlySet<string> = new Set(["assert", "report", "active"]);

/** Attributes without which a file works, so that an empty one is only told. */
const dispensable: ReadonlySet<string> = new Set([
  ...["id", "role", "flag", "severity", "diagnostics", "properties", "version", "schemaVersion"],
  ...["edition", "ns", "as", "scheme", "icon", "see", "fpi", "class"],
]);

/** Reports an attribute that is empty or blank. A parameter may stand for nothing. */
function tellEmpty(element: string, attribute: string, place: Position, findings: Findings): void {
  if (element === "param" && attribute === "value") return;
  const isNeeded = grammar.get(element)?.required.includes(attribute) === true;
  const isTitle = attribute === "name" && element === "pattern";
  const isShown = attribute === "value" && element !== "let";
  const isTold = !isNeeded && (dispensable.has(attribute) || isTitle || isShown);
  const severity = isTold ? "warning" : "error";
  findings.add("schematron-empty-attribute", { attribute, element }, place, severity);
}

/** Attributes of the 2025 edition that would change which nodes are checked. */
const unsupported: ReadonlySet<string> = new Set(["rule visit-each", "phase from", "phase when"]);

function checkValue(
  node: TreeNode,
  attribute: string,
  value: string,
  place: Position,
  findings: Findings,
): void {
  const { local: element } = node;
  if (unsupported.has(`${element} ${attribute}`))
    findings.add("schematron-unsupported-attribute", { attribute, element }, place);
  const wrong = (expected: readonly string[]): void =>
    findings.add("schematron-wrong-value", { attribute, element, value, expected }, place);
  if (attribute === "abstract") {
    if (value !== "true" && value !== "false") wrong(["true", "false"]);
    return;
  }
  if (attribute === "id") {
    if (/\s/.test(value) || value.startsWith("#"))
      findings.add(
        "schematron-wrong-value",
        { attribute, element, value, expected: [] },
        place,
        element === "phase" ? "error" : "warning",
      );
    return;
  }
  const isName =
    (attribute === "name" && (element === "let" || element === "key" || element === "param")) ||
    attribute === "prefix";
  // A name may be made with the parameters of an abstract pattern.
  if (!isName || (value.includes("$") && element !== "param" && isInAbstract(node))) return;
  const [first = "", ...others] = value.split(":");
  const last = attribute === "prefix" ? undefined : others.shift();
  const isQName = isNCName(first) && (last === undefined || isNCName(last)) && others.length === 0;
  if (isQName && value !== "xmlns") return;
  wrong([]);
  if (value.startsWith("$")) findings.excuse("variable", value.slice(1));
}

/** Whether an element is a schema whose language is one of XSLT that has functions of its own. */
function hasFunctions(element: TreeNode | undefined): boolean {
  const binding = element?.attributes.find(({ local }) => local === "queryBinding");
  return element?.local === "schema" && /^xslt[23]/.test(binding?.value.trim().toLowerCase() ?? "");
}

function isInAbstract(node: TreeNode): boolean {
  for (let at: TreeNode | undefined = node; at !== undefined; at = at.parent)
    if (at.attributes.some(({ local, value }) => local === "abstract" && value.trim() === "true"))
      return true;
  return false;
}

/** Elements of other vocabularies have no effect; reports those that may have been meant as Schematron. */
function checkForeign(file: SourceFile, element: TreeNode, findings: Findings): void {
  const { local, namespace, parent } = element;
  const place = placeOfElement(file, element);
  const near = nearNamespace(namespace);
  if (near !== undefined) {
    findings.add("schematron-namespace", { found: namespace, near }, place);
    excuse(file, element, findings);
    return;
  }
  if (namespace === xslNamespace) {
    const isDocumentation = parent !== undefined && documentation.has(parent.local);
    const isKey = local === "key" && parent?.local === "schema";
    const isSaid = local === "value-of" || local === "copy-of";
    const isFunction = local === "function" && hasFunctions(parent);
    const has = isKey || isSaid || isFunction || isDocumentation;
    if (parent !== undefined && isSchematron(parent.namespace) && !has) {
      findings.add("schematron-xslt-element", { element: qualifiedName(element) }, place);
      excuse(file, element, findings);
    }
    if (!isKey && !isSaid) return;
    for (const attribute of element.attributes) {
      const { local: name } = attribute;
      if (attribute.value.trim() === "" && ["name", "match", "use", "select"].includes(name))
        tellEmpty(local, name, PlacedText.of(file, element, attribute).placeAt(0), findings);
    }
    return;
  }
  if (parent === undefined || !isSchematron(parent.namespace)) return;
  if (grammar.get(parent.local)?.children.includes(local) === true && !common.has(local)) {
    const severity = namespace === "" ? "error" : "warning";
    findings.add("schematron-lookalike", { element: local, namespace }, place, severity);
    if (severity === "error") excuse(file, element, findings);
  }
}
