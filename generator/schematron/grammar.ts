import { nearest } from "../../runtime/messages/suggestions.js";
import type { TreeNode } from "../../runtime/rules/document-tree.js";
import { qualifiedName } from "../../runtime/xpath/index.js";
import type { Findings } from "./findings.js";
import { grammar, isSchematron, nearNamespace, xslNamespace } from "./names.js";
import { PlacedText } from "./placed-text.js";
import { placeOfElement, type SourceFile } from "./source.js";

/** Names that say nothing of Schematron by themselves: in other vocabularies they are common. */
const common: ReadonlySet<string> = new Set([
  "p",
  "span",
  "title",
  "name",
  "key",
  "param",
  "include",
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
    } else if (known.required.includes(name) && attribute.value.trim() === "" && name !== "value")
      findings.add("schematron-empty-attribute", { attribute: name, element: local }, place);
  }
  for (const name of known.required)
    if (!present.has(name))
      findings.add(
        "schematron-missing-attribute",
        { attribute: name, element: local },
        placeOfElement(file, element),
      );
}

/** Elements of other vocabularies have no effect; those that a writer may have meant otherwise are told. */
function checkForeign(file: SourceFile, element: TreeNode, findings: Findings): void {
  const { local, namespace, parent } = element;
  const place = placeOfElement(file, element);
  const near = nearNamespace(namespace);
  if (near !== undefined) {
    findings.add("schematron-namespace", { found: namespace, near }, place);
    return;
  }
  if (namespace === xslNamespace) {
    if (parent?.local === "schema" && local !== "key")
      findings.add("schematron-xslt-element", { element: qualifiedName(element) }, place);
    return;
  }
  if (parent === undefined || !isSchematron(parent.namespace)) return;
  if (grammar.get(parent.local)?.children.includes(local) === true && !common.has(local)) {
    const severity = namespace === "" ? "error" : "warning";
    findings.add("schematron-lookalike", { element: local, namespace }, place, severity);
  }
}
