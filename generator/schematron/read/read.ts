import { localeOf } from "../../../runtime/nouns/locale.js";
import { xsNamespace } from "../../../runtime/qname.js";
import type { RuleSet } from "../../../runtime/rules/rule-set.js";
import type { TreeNode } from "../../../runtime/rules/tree/document-tree.js";
import { readTree } from "../../../runtime/rules/tree/read-tree.js";
import { Findings, type SchematronFinding } from "../say/findings.js";
import { checkGrammar } from "./grammar.js";
import { type Item, Items, noParameters, rootElement, tellForeignRoot } from "./items.js";
import { isSchematron, nearNamespace } from "./names.js";
import type { ReadSchematronOptions } from "./read-options.js";
import { readSchema } from "./schema.js";
import type { SourceFile } from "./source.js";

export interface ReadSchematron {
  /** The rules; `undefined` where a finding is an error. */
  readonly ruleSet: RuleSet | undefined;
  readonly findings: readonly SchematronFinding[];
}

/**
 * Reads rules from a Schematron file of any edition, or from the `xs:appinfo` of an XML schema. All that is wrong is said at once,
 * each with its place, inside of attributes too.
 *
 * @example
 * const text = `<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern>
 *   <rule context="note"><assert test="to">a note needs somebody to read it</assert></rule>
 * </pattern></schema>`;
 * const { ruleSet, findings } = readSchematron(text, { file: "notes.sch" });
 * console.log(ruleSet?.patterns.length, findings.length);
 */
export function readSchematron(text: string, options: ReadSchematronOptions): ReadSchematron {
  const locale = localeOf(options.locale);
  const findings = new Findings(locale);
  const items = new Items(findings, options.resolve ?? (() => undefined), locale);
  const file = items.read(options.file, text);
  const root = file && rootElement(file);
  const ruleSet =
    file === undefined || root === undefined
      ? undefined
      : readRoot(file, root, items, findings, options);
  return {
    ruleSet: findings.hasErrors ? undefined : ruleSet,
    findings: findings.all(),
  };
}

function readRoot(
  file: SourceFile,
  root: TreeNode,
  items: Items,
  findings: Findings,
  options: ReadSchematronOptions,
): RuleSet | undefined {
  const item = (element: TreeNode): Item => ({
    element,
    file,
    parameters: noParameters,
    trail: [],
  });
  const { local, namespace } = root;
  if (isSchematron(namespace) && local === "schema") {
    checkGrammar(file, root, findings);
    return readSchema(item(root), items.children(item(root)), items, findings, options);
  }
  if (local === "schema" && namespace === xsNamespace) {
    const inside = inAppinfo(root);
    for (const element of inside) checkGrammar(file, element, findings);
    const rules = inside.filter(({ namespace: own }) => isSchematron(own));
    if (rules.length > 0) {
      const top = rules.flatMap((element) =>
        element.local === "schema"
          ? items.children(item(element))
          : items.effective(item(element), "schema"),
      );
      const schema = inside.find((element) => element.local === "schema") ?? root;
      return readSchema(item(schema), top, items, findings, options);
    }
  }
  tellForeignRoot(file, root, findings);
  return undefined;
}

/** What stands in the `xs:appinfo` elements of an XML schema. */
function inAppinfo(element: TreeNode): readonly TreeNode[] {
  return element.children.flatMap((child) => {
    if (child.kind !== "element") return [];
    if (element.local === "appinfo" && element.namespace === xsNamespace) return [child];
    return inAppinfo(child);
  });
}

/** Whether rules of Schematron, or what is perhaps meant as such, stand in the `xs:appinfo` of an XML schema. */
export function embedsRules(text: string): boolean {
  const { tree } = readTree(text, {}, "en");
  const root = tree?.root.children.find(({ kind }) => kind === "element");
  const isSchema = root?.local === "schema" && root.namespace === xsNamespace;
  return isSchema && inAppinfo(root).some(holdsRules);
}

/** What a check is made of; a title or a namespace alone asks for nothing. */
const ofRules: ReadonlySet<string> = new Set(["pattern", "rule", "assert", "report"]);

function holdsRules({ local, namespace, children }: TreeNode): boolean {
  const isMeant = isSchematron(namespace) || nearNamespace(namespace) !== undefined;
  return (isMeant && ofRules.has(local)) || children.some(holdsRules);
}
