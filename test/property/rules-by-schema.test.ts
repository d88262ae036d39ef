import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSchematron } from "../../generator/schematron/read/read.js";
import type { SchemaSet } from "../../runtime/descriptors.js";
import { validateDocument } from "../../runtime/parse.js";
import { xmlNamespace } from "../../runtime/qname.js";
import { readTree } from "../../runtime/rules/tree/read-tree.js";
import { useRules } from "../../runtime/rules/use-rules.js";
import { serialize } from "../../runtime/serialize.js";
import { elementRef } from "../../runtime/v1/particles.js";
import { validate } from "../../runtime/validate.js";
import { stringValue, type XPathNode } from "../../runtime/xpath/index.js";
import { walks } from "../../runtime/xpath/steps/axes.js";
import type { Axis } from "../../runtime/xpath/syntax/ast.js";
import { arbitraryOf } from "../support/arbitrary/index.js";
import { canBe } from "../support/arbitrary/recursion.js";
import { readFeatures } from "../support/features.js";

/*
 * What matches in a valid document is never said to match in none: walks through documents as expressions of rules.
 */

const features = await readFeatures();
const everyAxis = (Object.keys(walks) as Axis[]).filter((axis) => axis !== "namespace");

/** Numbers that decide what a walk does, one after the other. */
type Choose = (below: number) => number;
const choices = fc.array(fc.nat(), { minLength: 300, maxLength: 300 });

function chooser(numbers: readonly number[]): Choose {
  let next = 0;
  return (below) => (numbers[next++ % numbers.length] ?? 0) % below;
}

function allNodes(root: XPathNode): readonly XPathNode[] {
  const found: XPathNode[] = [];
  walks["descendant-or-self"](root, (node) => {
    found.push(node, ...node.attributes);
    return false;
  });
  return found;
}

class Names {
  readonly #prefixes = new Map<string, string>([[xmlNamespace, "xml"]]);

  of({ namespace, local }: XPathNode): string {
    return namespace === "" ? local : `${this.#prefix(namespace)}:${local}`;
  }

  any({ namespace }: XPathNode): string {
    return namespace === "" ? "*" : `${this.#prefix(namespace)}:*`;
  }

  declarations(): string {
    return [...this.#prefixes]
      .map(([uri, prefix]) => `<ns prefix="${prefix}" uri="${escaped(uri)}"/>`)
      .join("");
  }

  #prefix(namespace: string): string {
    const prefix = this.#prefixes.get(namespace) ?? `n${this.#prefixes.size}`;
    this.#prefixes.set(namespace, prefix);
    return prefix;
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"\t\r\n]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function nodeTest(node: XPathNode, names: Names, choose: Choose): string {
  if (node.kind === "text" && choose(2) === 0) return "text()";
  if (node.kind !== "element" && node.kind !== "attribute") return "node()";
  return [names.of(node), names.any(node), "*", names.of(node)][choose(4)] ?? "*";
}

/** A path that leads from a node to another. */
function walk(from: XPathNode, names: Names, choose: Choose): readonly [string, XPathNode] {
  const steps: string[] = [];
  let at = from;
  for (let count = 1 + choose(4); count > 0; count--) {
    const axis = everyAxis[choose(everyAxis.length)] ?? "self";
    const found: XPathNode[] = [];
    walks[axis](at, (node) => {
      found.push(node);
      return false;
    });
    const next = found[choose(Math.max(1, found.length))];
    if (next === undefined) continue;
    const isPrincipal = next.kind === (axis === "attribute" ? "attribute" : "element");
    steps.push(`${axis}::${isPrincipal ? nodeTest(next, names, choose) : "node()"}`);
    at = next;
  }
  return steps.length === 0 ? ["self::node()", from] : [steps.join("/"), at];
}

/** A pattern that matches a node. */
function patternFor(node: XPathNode, names: Names, choose: Choose): string {
  if (node.kind === "root") return "/";
  const own = (node.kind === "attribute" ? "@" : "") + nodeTest(node, names, choose);
  const { parent } = node;
  if (parent === undefined || choose(2) === 0) return own;
  if (parent.kind === "root") return `/${own}`;
  return `${patternFor(parent, names, choose)}${choose(3) === 0 ? "//" : "/"}${own}`;
}

/** Conditions that are true of a node. */
function conditions(node: XPathNode, names: Names, choose: Choose): readonly string[] {
  const [path, end] = walk(node, names, choose);
  const text = stringValue(end);
  const own = stringValue(node);
  const said = [path, `count(${path}) &gt; 0`, `self::node()[${path}]`];
  if (!text.includes("'"))
    said.push(`${path} = '${escaped(text)}'`, `'${escaped(text)}' = ${path}`);
  if (!own.includes("'")) {
    const collapsed = own.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "");
    said.push(`string() = '${escaped(own)}'`, `normalize-space() = '${escaped(collapsed)}'`);
  }
  const number = /^\s*-?\d{1,12}(\.\d{1,4})?\s*$/.test(text) ? Number(text) : undefined;
  if (number !== undefined && number >= 0)
    said.push(`${path} = ${number}`, `${path} &lt;= ${number}`);
  if (number !== undefined && number < 0) said.push(`${path} = -${-number}`);
  if (node.kind === "element") said.push(`local-name() = '${node.local}'`);
  return said;
}

/** Rules that a document bears out, and what is said about them by the schema. */
function hold(schemas: SchemaSet, document: string, numbers: readonly number[]): number {
  const choose = chooser(numbers);
  const names = new Names();
  const { tree } = readTree(document, {}, "en");
  if (tree === undefined) return 0;
  const nodes = allNodes(tree.root);
  const patterns = Array.from({ length: 3 }, () => {
    const rules = Array.from({ length: 2 }, () => {
      const node = nodes[choose(nodes.length)];
      if (node === undefined) return "";
      const tests = conditions(node, names, choose);
      const asserts = tests.map((each) => `<assert test="${each}">m</assert>`).join("\n");
      return `<rule context="${patternFor(node, names, choose)}">${asserts}</rule>`;
    });
    return `<pattern>\n${rules.join("\n")}</pattern>`;
  });
  const text = `<schema xmlns="http://purl.oclc.org/dsdl/schematron">${names.declarations()}${patterns.join("")}</schema>`;
  const { ruleSet, findings } = readSchematron(text, { file: "r.sch", schemas, locale: "en" });
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  const wrong = findings.filter(
    ({ code }) => code !== "schematron-shadowed" && code !== "schematron-only-in-wildcard",
  );
  expect(
    wrong.map(({ message }) => message),
    `${text}\n${document}`,
  ).toEqual([]);
  const shadowed = new Set(
    findings
      .filter(({ code }) => code === "schematron-shadowed")
      .map(({ position: { line, column } }) => `${line}:${column}`),
  );
  const fired = new Set<string>();
  if (ruleSet !== undefined && shadowed.size > 0) {
    const rules = useRules(ruleSet);
    rules.run(tree, {}, ({ rule }) => {
      const { line, column } = rule.context.position ?? { line: 0, column: 0 };
      fired.add(`${line}:${column}`);
    });
    expect(
      [...fired].filter((place) => shadowed.has(place)),
      text,
    ).toEqual([]);
  }
  return shadowed.size;
}

function isValid(schemas: SchemaSet, document: string): boolean {
  return validateDocument(schemas, document, { allowDoctype: true }).length === 0;
}

function noFeature(): never {
  throw new Error("no such feature");
}

describe("what is in a document is never said to be in none", () => {
  test.for(features.map(({ name }) => name))("%s", (name) => {
    const { schemas, valid } = features.find((feature) => feature.name === name) ?? noFeature();
    const documents = valid.map(({ text }) => text).filter((text) => isValid(schemas, text));
    for (const text of documents)
      fc.assert(
        fc.property(choices, (numbers) => void hold(schemas, text, numbers)),
        { numRuns: 1 },
      );
    for (const element of schemas.elements.values()) {
      if (element.abstract === true || !canBe(elementRef("element", element))) continue;
      fc.assert(
        fc.property(arbitraryOf(element), choices, (value, numbers) => {
          // Keys and references are left to luck.
          if (validate(element, value, { schemas }).length > 0) return;
          const text = serialize(element, value, { schemas });
          if (isValid(schemas, text)) hold(schemas, text, numbers);
        }),
        { numRuns: 2 },
      );
    }
  });
});
