import type { TreeNode } from "../../../runtime/rules/tree/document-tree.js";
import type { Findings } from "../say/findings.js";
import { isSchematron } from "./names.js";
import { PlacedText } from "./placed-text.js";
import { placeOfElement, type SourceFile } from "./source.js";

/** Checks what the attributes and the content of an element have to be together. */
export function checkParts(file: SourceFile, element: TreeNode, findings: Findings): void {
  switch (element.local) {
    case "let":
      checkLet(file, element, findings);
      return;
    case "pattern":
      checkParameters(file, element, findings);
      checkAbstract(file, element, findings);
      return;
    case "rule":
      checkAbstract(file, element, findings);
      return;
  }
}

/** The value of a variable is its attribute or its content, not both and not neither. */
function checkLet(file: SourceFile, element: TreeNode, findings: Findings): void {
  const place = placeOfElement(file, element);
  const hasValue = attributeOf(element, "value") !== undefined;
  const content = element.children.filter(
    ({ kind, value }) => kind === "element" || (kind === "text" && value.trim() !== ""),
  );
  const [first] = content;
  if (first === undefined) {
    if (hasValue) return;
    findings.add("schematron-missing-attribute", { attribute: "value", element: "let" }, place);
  } else if (hasValue) {
    const text = first.kind === "text" ? first.value.trim().replace(/\s+/g, " ") : first.local;
    findings.add("schematron-stray-text", { element: "let", text }, place, "warning");
  }
}

/** What is abstract is asked where something names it. */
function checkAbstract(file: SourceFile, element: TreeNode, findings: Findings): void {
  const { local } = element;
  if (attributeOf(element, "abstract")?.value.trim() !== "true") return;
  if (attributeOf(element, "id") !== undefined) return;
  const parameters = { attribute: "id", element: local };
  const place = placeOfElement(file, element);
  findings.add("schematron-missing-attribute", parameters, place, "warning");
}

/** Parameters are for instances of abstract patterns and for abstract patterns themselves, each one once. */
function checkParameters(file: SourceFile, pattern: TreeNode, findings: Findings): void {
  const isConcrete =
    attributeOf(pattern, "is-a") === undefined &&
    attributeOf(pattern, "abstract")?.value.trim() !== "true";
  const seen = new Map<string, TreeNode>();
  for (const child of pattern.children) {
    if (child.local !== "param" || !isSchematron(child.namespace)) continue;
    const written = attributeOf(child, "name");
    const name = written?.value.trim() ?? "";
    if (written === undefined || name === "") continue;
    const place = PlacedText.of(file, child, written).placeAt(0);
    if (isConcrete) findings.add("schematron-idle-parameter", { name }, place, "warning");
    const before = seen.get(name);
    if (before === undefined) seen.set(name, child);
    else findings.add("schematron-duplicate-parameter", { name, line: before.line }, place);
  }
}

function attributeOf({ attributes }: TreeNode, name: string): TreeNode | undefined {
  return attributes.find(({ local, namespace }) => local === name && namespace === "");
}
