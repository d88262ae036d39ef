import { expect } from "vitest";
import { readSchematron } from "../../generator/schematron/read/read.js";
import type { XmlIssue } from "../../runtime/issues.js";
import { fromText, rulesWith, useRules } from "../../runtime/rules/index.js";
import type { Rules } from "../../runtime/rules/rules.js";
import type { XmlHandler } from "../../runtime/xml/events.js";
import type { XmlName } from "../../runtime/xml/names.js";
import { readXml } from "../../runtime/xml/read/reader.js";

interface Both {
  readonly trees: Rules;
  readonly watching: Rules;
}

/** Rules as they are run over trees, and while a document is read; with reports, all contexts have something said about them. */
export function rulesOf(
  rules: readonly (readonly [string, string])[],
  reports = true,
  subject?: string,
): Both | undefined {
  const quoted = (text: string): string =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  const patterns = rules.map(
    ([context, expression]) =>
      `<pattern><rule context="${quoted(context)}">${reports ? `<report test="true()">[<value-of select="${quoted(expression)}"/>]</report>` : ""}<assert test="${quoted(expression)}"${subject === undefined ? "" : ` subject="${quoted(subject)}"`}>no [<value-of select="${quoted(expression)}"/>]</assert></rule></pattern>`,
  );
  const text = `<schema xmlns="http://purl.oclc.org/dsdl/schematron"><ns prefix="p" uri="urn:p"/><ns prefix="q" uri="urn:q"/>${patterns.join("")}</schema>`;
  const { ruleSet } = readSchematron(text, { file: "r.sch", locale: "en" });
  return ruleSet && { trees: rulesWith(ruleSet, [fromText]), watching: useRules(ruleSet) };
}

/** What is said of a document by rules that watch while it is read. */
function watched(rules: Rules, document: string, whole: boolean): readonly string[] | undefined {
  const open: { readonly xpath: string; readonly counts: Map<string, number> }[] = [
    { xpath: "", counts: new Map() },
  ];
  const enter = ({ key, prefix, local }: XmlName): string => {
    const parent = open.at(-1);
    const count = (parent?.counts.get(key) ?? 0) + 1;
    parent?.counts.set(key, count);
    const written = prefix === "" ? local : `${prefix}:${local}`;
    return `${parent?.xpath}/${written}${open.length === 1 ? "" : `[${count}]`}`;
  };
  const watch = rules.watch({ locale: "en" }, () => ({
    xpath: open.at(-1)?.xpath ?? "",
    path: [],
  }));
  if (watch === undefined) return undefined;
  const handler: XmlHandler = {
    startElement: (tag) => {
      open.push({ xpath: enter(tag.name), counts: new Map() });
      watch.startElement(tag);
    },
    endElement: () => {
      watch.endElement();
      open.pop();
    },
    text: (text) => watch.text(text),
    comment: (text) => watch.comment(text),
    processingInstruction: (target, body) => watch.processingInstruction(target, body),
    leaf: (name, text) => {
      if (!whole || !watch.allowsLeaf(name)) return false;
      watch.leaf(name, text);
      enter(name);
      return true;
    },
    whole: (outline, texts) => {
      if (!whole || !watch.allowsWhole(outline, texts)) return false;
      watch.whole(outline);
      enter(outline.element.name);
      return true;
    },
  };
  expect(readXml(document, handler)).toBeUndefined();
  return watch.finish(document).map(said);
}

/** Expects of rules that watch a document what they say over its tree, whether it is taken whole or element by element. */
export function expectAlike({ trees, watching }: Both, document: string): void {
  const expected = trees.checkDocument(document, { locale: "en" }).map(said);
  for (const whole of [true, false]) {
    const found = watched(watching, document, whole);
    if (found !== undefined) expect(found).toEqual(expected);
  }
  expect(watching.checkDocument(document, { locale: "en" }).map(said)).toEqual(expected);
}

function said({ code, xpath, message, position }: XmlIssue): string {
  return `${code} ${xpath} ${position?.line}:${position?.column} ${message}`;
}
