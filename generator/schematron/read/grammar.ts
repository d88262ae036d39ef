import type { Position } from "../../../runtime/issues.js";
import { nearest } from "../../../runtime/messages/suggestions.js";
import type { TreeNode } from "../../../runtime/rules/tree/document-tree.js";
import { isNCName } from "../../../runtime/xml/name-characters.js";
import { qualifiedName } from "../../../runtime/xpath/index.js";
import type { Findings } from "../say/findings.js";
import { grammar, isSchematron, nearNamespace, xslNamespace } from "./names.js";
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
    return;
  }
  const { parent } = element;
  if (parent?.kind === "element" && isSchematron(parent.namespace)) {
    const { children } = grammar.get(parent.local) ?? known;
    if (!children.includes(local))
      findings.add("schematron-misplaced-element", { element: local, parent: parent.local }, place);
  }
  checkAttributes(file, element, findings);
  const stray = element.children.find(({ kind, value }) => kind === "text" && value.trim() !== "");
  if (stray !== undefined && elementsOnly.has(local)) {
    const text = stray.value.trim().replace(/\s+/g, " ");
    findings.add("schematron-stray-text", { element: local, text }, place, "warning");
  }
  for (const child of element.children)
    if (child.kind === "element") checkGrammar(file, child, findings);
}

function checkAttributes(file: SourceFile, element: TreeNode, findings: Findings): void {
  const { local } = element;
  const known = grammar.get(local);
  if (known === undefined) return;
  const present = new Set<string>();
  for (const attribute of element.attributes) {
    if (attribute.namespace !== "") continue;
    const { local: name } = attribute;
    const place = PlacedText.of(file, element, attribute).placeAt(0);
    present.add(name);
    if (!known.attributes.includes(name)) {
      const [near] = nearest(name, known.attributes);
      findings.add(
        "schematron-unknown-attribute",
        { attribute: name, element: local, near },
        place,
        "warning",
      );
    } else if (attribute.value.trim() === "") tellEmpty(local, name, place, findings);
    else checkValue(local, name, attribute.value.trim(), place, findings);
  }
  for (const name of known.required)
    if (!present.has(name))
      findings.add(
        "schematron-missing-attribute",
        { attribute: name, element: local },
        placeOfElement(file, element),
      );
}

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
  element: string,
  attribute: string,
  value: string,
  place: Position,
  findings: Findings,
): void {
  if (unsupported.has(`${element} ${attribute}`))
    findings.add("schematron-unsupported-attribute", { attribute, element }, place);
  const wrong = (expected: readonly string[]): void =>
    findings.add("schematron-wrong-value", { attribute, element, value, expected }, place);
  if (attribute === "abstract") {
    if (value !== "true" && value !== "false") wrong(["true", "false"]);
    return;
  }
  const isName =
    (attribute === "name" && (element === "let" || element === "key") && !value.includes("$")) ||
    attribute === "prefix";
  if (!isName) return;
  const [first = "", ...others] = value.split(":");
  const last = attribute === "prefix" ? undefined : others.shift();
  const isQName = isNCName(first) && (last === undefined || isNCName(last)) && others.length === 0;
  if (!isQName || value === "xmlns") wrong([]);
}

/** Elements of other vocabularies have no effect; reports those that may have been meant as Schematron. */
function checkForeign(file: SourceFile, element: TreeNode, findings: Findings): void {
  const { local, namespace, parent } = element;
  const place = placeOfElement(file, element);
  const near = nearNamespace(namespace);
  if (near !== undefined) {
    findings.add("schematron-namespace", { found: namespace, near }, place);
    return;
  }
  if (namespace === xslNamespace) {
    const isDocumentation = parent !== undefined && documentation.has(parent.local);
    const isKey = local === "key" && parent?.local === "schema";
    const isSaid = local === "value-of" || local === "copy-of";
    const has = isKey || isSaid || isDocumentation;
    if (parent !== undefined && isSchematron(parent.namespace) && !has)
      findings.add("schematron-xslt-element", { element: qualifiedName(element) }, place);
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
  }
}
