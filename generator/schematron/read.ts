import type { Locale } from "../../runtime/issues.js";
import { localeOf } from "../../runtime/nouns/locale.js";
import { xsNamespace } from "../../runtime/qname.js";
import type { TreeNode } from "../../runtime/rules/document-tree.js";
import type { XPath2 } from "../../runtime/rules/queries.js";
import type { RuleSet } from "../../runtime/rules/rule-set.js";
import { Findings, type SchematronFinding } from "./findings.js";
import { checkGrammar } from "./grammar.js";
import { type Item, Items, noParameters, type ResolveFile, rootElement } from "./items.js";
import { isSchematron, nearNamespace } from "./names.js";
import { readSchema } from "./schema.js";
import { placeOfElement, type SourceFile } from "./source.js";

export interface ReadSchematronOptions {
  /** The name of the file, for positions and for what is found beside it. */
  readonly file: string;
  /** Where included files are found. Default: nowhere. */
  readonly resolve?: ResolveFile | undefined;
  readonly locale?: Locale | undefined;
  /** What `scrutin/xpath2` exports, for rules that are written in XPath 2.0 or later. */
  readonly xpath2?: XPath2 | undefined;
}

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
      : readRoot(file, root, items, findings, options.xpath2);
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
  xpath2: XPath2 | undefined,
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
    return readSchema(item(root), items.children(item(root)), items, findings, xpath2);
  }
  const place = placeOfElement(file, root);
  if (local === "schema" && namespace === xsNamespace) {
    const inside = inAppinfo(root);
    for (const element of inside) checkGrammar(file, element, findings);
    const top = inside
      .filter(({ namespace: own }) => isSchematron(own))
      .flatMap((element) =>
        element.local === "schema" ? items.children(item(element)) : [item(element)],
      );
    if (top.length > 0) {
      const schema = inside.find((element) => element.local === "schema") ?? root;
      return readSchema(item(schema), top, items, findings, xpath2);
    }
  }
  const near = nearNamespace(namespace);
  if (near === undefined)
    findings.add("schematron-no-schematron", { element: local, namespace }, place);
  else findings.add("schematron-namespace", { found: namespace, near }, place);
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
