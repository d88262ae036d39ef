import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { traceDocument } from "../../generator/cli/rules/rule-trace.js";
import { printSvrl } from "../../generator/cli/validate/svrl.js";
import { type ReadSchematron, readSchematron } from "../../generator/schematron/read/read.js";
import type { TreeNode } from "../../runtime/rules/tree/document-tree.js";
import { readTree } from "../../runtime/rules/tree/read-tree.js";
import { useRules } from "../../runtime/rules/use-rules.js";
import { xpath2 } from "../../runtime/rules/xpath2.js";
import { stringValue } from "../../runtime/xpath/index.js";
import { xmlText } from "../support/xml-text.js";

/** What a case of a suite gave; `problem` says how it differs from what is expected. */
export interface SchematronCase {
  readonly suite: "conformance" | "jing" | "en16931";
  readonly name: string;
  readonly problem: string | undefined;
}

/** Where the suites are; `undefined` where they are not on this machine. */
export function schematronSuites(): string | undefined {
  const folder = join(process.env["SCRUTIN_SUITES"] ?? ".suites", "schematron-dev");
  return existsSync(folder) ? folder : undefined;
}

function rootOf(file: string): TreeNode {
  const read = readTree(readFileSync(file), {}, "en");
  const root = read.tree?.root.children.find(({ kind }) => kind === "element");
  if (root === undefined) throw new Error(`${file} is not well-formed`);
  return root;
}

function elements(node: TreeNode, local: string): readonly TreeNode[] {
  return node.children.filter((child) => child.kind === "element" && child.local === local);
}

function firstElement(node: TreeNode | undefined): TreeNode | undefined {
  return node?.children.find(({ kind }) => kind === "element");
}

function attribute(node: TreeNode | undefined, local: string): string | undefined {
  return node?.attributes.find((each) => each.local === local)?.value;
}

type Verdict = "valid" | "invalid" | "error";

interface Trial {
  readonly schema: string;
  readonly document: string;
  readonly files: ReadonlyMap<string, string>;
  readonly phase: string | undefined;
}

/** The verdict on a document; `error` where the schema is refused, or a rule cannot be run. */
function verdictOf({ schema, document, files, phase }: Trial): {
  readonly verdict: Verdict;
  readonly said: string;
  /** The report in SVRL, where the rules could be read. */
  readonly svrl?: string;
} {
  const read = readSchematron(schema, {
    file: "schema.sch",
    locale: "en",
    xpath2,
    resolve: (href, from) => {
      const name = join(dirname(from), href);
      const text = files.get(name);
      return text === undefined ? undefined : { name, text };
    },
  });
  if (read.ruleSet === undefined)
    return { verdict: "error", said: read.findings.map(({ message }) => message).join("; ") };
  const rules = useRules(read.ruleSet, { xpath2, documents: (address) => files.get(address) });
  const issues = rules.checkDocument(document, { locale: "en", phase });
  const said = issues.map(({ message }) => message).join("; ");
  if (issues.some(({ rule }) => rule?.id === "rule-not-run")) return { verdict: "error", said };
  const traces = traceDocument([rules], new TextEncoder().encode(document), {
    locale: "en",
    phase,
  });
  const checked = { file: "document.xml", issues: [], traces };
  const svrl = printSvrl([checked], [read.ruleSet], { locale: "en", phase, bySchema: false });
  return { verdict: issues.length > 0 ? "invalid" : "valid", said, svrl };
}

/** What a report in SVRL has to fulfil, and does not. */
function unfulfilled(root: TreeNode, svrl: string | undefined): readonly string[] {
  const expected = elements(root, "expectations").flatMap((all) => elements(all, "expectation"));
  return expected.flatMap((each) => {
    const test = attribute(each, "test") ?? "";
    const written = test.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
    const schema = `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2"><ns prefix="svrl" uri="http://purl.oclc.org/dsdl/svrl"/><pattern><rule context="/"><assert test="${written}">m</assert></rule></pattern></schema>`;
    const report = { schema, document: svrl ?? "<none/>", files: new Map(), phase: undefined };
    return verdictOf(report).verdict === "valid" ? [] : [`the report does not fulfil ${test}`];
  });
}

/** The public conformance suite. */
function conformance(folder: string): readonly SchematronCase[] {
  return ["core", "svrl"].flatMap((part) =>
    readdirSync(join(folder, part)).map((file) => {
      const root = rootOf(join(folder, part, file));
      const [documents] = elements(root, "documents");
      const [schemas] = elements(root, "schemas");
      if (documents === undefined || schemas === undefined) throw new Error(file);
      const files = new Map(
        elements(documents, "secondary").map((each) => [
          attribute(each, "filename") ?? "",
          xmlText(firstElement(each) ?? each),
        ]),
      );
      const primary = firstElement(elements(documents, "primary")[0]);
      // Of several schemas, the one whose language is said is meant for it; the others are for other languages.
      const all = schemas.children.filter(({ kind }) => kind === "element");
      const schema = all.find((each) => attribute(each, "queryBinding") === "xslt") ?? all[0];
      if (primary === undefined || schema === undefined) throw new Error(file);
      const { verdict, said, svrl } = verdictOf({
        schema: xmlText(schema),
        document: xmlText(primary),
        files,
        phase: attribute(schemas, "phase"),
      });
      const expected = attribute(root, "expect");
      const problems =
        verdict === expected ? unfulfilled(root, svrl) : [`${verdict}, not ${expected}: ${said}`];
      const problem = problems.length === 0 ? undefined : problems.join("; ");
      return { suite: "conformance", name: `${part}/${basename(file, ".xml")}`, problem };
    }),
  );
}

/** The cases of jing for Schematron 1.5. */
function jing(folder: string): readonly SchematronCase[] {
  const root = rootOf(join(folder, "schematrontest.xml"));
  return elements(root, "testCase").map((each, index) => {
    const name = `case ${index + 1}`;
    const files = new Map(
      elements(each, "resource").map((resource) => [
        attribute(resource, "name") ?? "",
        xmlText(firstElement(resource) ?? resource),
      ]),
    );
    const [incorrect] = elements(each, "incorrect");
    const schema = xmlText(firstElement(incorrect ?? elements(each, "correct")[0]) ?? each);
    const phase = undefined;
    if (incorrect !== undefined) {
      const { verdict } = verdictOf({ schema, document: "<x/>", files, phase });
      const problem = verdict === "error" ? undefined : "the schema is accepted";
      return { suite: "jing", name, problem };
    }
    const problems = (["valid", "invalid"] as const).flatMap((expected) =>
      elements(each, expected).flatMap((document, place) => {
        const text = `${attribute(document, "dtd") ?? ""}${xmlText(firstElement(document) ?? document)}`;
        const { verdict, said } = verdictOf({ schema, document: text, files, phase });
        return verdict === expected ? [] : [`${expected} ${place + 1}: ${verdict} (${said})`];
      }),
    );
    return {
      suite: "jing",
      name,
      problem: problems.length === 0 ? undefined : problems.join("; "),
    };
  });
}

/** Reads a rule set from the file system. */
export function readRulesFile(file: string): ReadSchematron {
  return readSchematron(readFileSync(file, "utf8"), {
    file,
    locale: "en",
    xpath2,
    resolve: (href, from) => {
      const name = resolve(dirname(from), href);
      return existsSync(name) ? { name, text: readFileSync(name, "utf8") } : undefined;
    },
  });
}

/** The unit tests of the rules of the European invoice for UBL. */
function en16931(folder: string): readonly SchematronCase[] {
  const { ruleSet, findings } = readRulesFile(
    join(folder, "ubl/schematron/EN16931-UBL-validation.sch"),
  );
  if (ruleSet === undefined)
    return [
      {
        suite: "en16931",
        name: "rules",
        problem: findings.map(({ message }) => message).join("; "),
      },
    ];
  const rules = useRules(ruleSet, { xpath2 });
  return ["CreditNote-unit-UBL", "Invoice-unit-UBL"].flatMap((part) =>
    readdirSync(join(folder, "test", part)).map((file) => {
      const tests = elements(rootOf(join(folder, "test", part, file)), "test");
      const problems = tests.flatMap((each, index) => {
        const [expected] = elements(each, "assert");
        const document = each.children.findLast(({ kind }) => kind === "element");
        if (expected === undefined || document === undefined) return ["no document"];
        const issues = rules.checkDocument(xmlText(document), { locale: "en" });
        const failed = issues.filter(({ rule }) => rule?.id === "rule-not-run");
        return [
          ...failed.slice(0, 1).map(({ message }) => message),
          ...expected.children.flatMap((wanted) => mismatch(wanted, issues)),
        ].map((problem) => `test ${index + 1}: ${problem}`);
      });
      const problem = problems.length === 0 ? undefined : problems.join("; ");
      return { suite: "en16931", name: `${part}/${basename(file, ".xml")}`, problem };
    }),
  );
}

/** How what is said differs from what a unit test wants of a rule. */
function mismatch(
  wanted: TreeNode,
  issues: readonly { readonly code: string; readonly level?: string | undefined }[],
): readonly string[] {
  const id = stringValue(wanted).trim();
  const said = issues.filter(({ code }) => code === id);
  const number = attribute(wanted, "number");
  switch (wanted.local) {
    case "success":
      return said.length === 0 ? [] : [`${id} is said`];
    case "error":
    case "warning": {
      const right = said.filter(({ level }) => level === wanted.local).length;
      const wrong = number === undefined ? right === 0 : right !== Number(number);
      return wrong ? [`${id} is said ${right} times as ${wanted.local}`] : [];
    }
    default:
      return [];
  }
}

/** All cases of all suites. */
export function runSchematronSuites(folder: string): readonly SchematronCase[] {
  return [
    ...conformance(join(folder, "conformance")),
    ...jing(join(folder, "jing")),
    ...en16931(join(folder, "en16931-ubl")),
  ];
}
