import type {
  Check,
  Key,
  Level,
  Pattern,
  Remark,
  Rule,
  Variable,
} from "../../../runtime/rules/rule-set.js";
import type { Expression } from "../../../runtime/xpath/index.js";
import { partsOf } from "../say/messages-of-checks.js";
import { coveringPatterns } from "../shadow.js";
import type { Expressions, VariableScope } from "./expressions.js";
import { extendedContent, parametersFor, type RuleSources } from "./extended-content.js";
import {
  isAbstract,
  isNamed,
  languageOf,
  nameOf,
  sourcesOf,
  textOf,
  unknown,
} from "./item-facts.js";
import { type Item, placeOf } from "./items.js";
import { keyOf } from "./keys.js";
import type { PlacedText } from "./placed-text.js";
import { type Defined, defined, globalVariables, variableOf } from "./variables.js";

/** What patterns refer to, and what reading them needs. */
export interface Surroundings extends RuleSources {
  readonly expressions: Expressions;
  readonly diagnostics: ReadonlyMap<string, Item>;
  readonly properties: ReadonlyMap<string, Item>;
  /** Those of the schema, of phases, and of other patterns. */
  readonly variables: readonly Variable[];
  /** Those that a variable of a pattern or a rule must not share its name with. */
  readonly defined: readonly Defined[];
}

/** A pattern to be read: its own element, or that of the abstract pattern that it is an instance of. */
export interface PatternSource {
  /** The element that gives the pattern its id and name. */
  readonly own: Item;
  /** The element that contains its rules. */
  readonly body: Item;
  readonly isInstance: boolean;
}

/** Reads a pattern. */
export class PatternReader {
  readonly #around: Surroundings;
  readonly #code: string;
  readonly #isLegacy: boolean;
  readonly keys: Key[] = [];
  #number = 0;

  constructor(around: Surroundings, code: string, isLegacy: boolean) {
    this.#around = around;
    this.#code = code;
    this.#isLegacy = isLegacy;
  }

  read({ own, body, isInstance }: PatternSource, known: readonly Defined[]): Pattern {
    const { items, expressions, findings, variables } = this.#around;
    const children = items.children(body);
    const lets = children.filter((item) => isNamed(item, "let"));
    // The variables of a pattern are global, except in instances of abstract patterns, where each instance has its own.
    const local = isInstance ? defined(lets, items, expressions, findings, known) : [];
    const inner = globalVariables(local, items, expressions, findings, variables);
    const outer = [...variables, ...inner];
    const documents = items.attribute(own, "documents") ?? items.attribute(body, "documents");
    const names = [...known, ...local];
    for (const item of children) {
      const context = items.attribute(item, "context");
      if (context === undefined || context.text.trim() === "") continue;
      if (isNamed(item, "rule") && isAbstract(item, items))
        findings.add("schematron-abstract-context", {}, context.placeAt(0), "warning");
    }
    const rules = children
      .filter((item) => isNamed(item, "rule") && !isAbstract(item, items))
      .flatMap((item) => this.#rule(item, outer, names));
    if (!children.some((item) => isNamed(item, "rule", "let")))
      findings.add("schematron-empty-pattern", { pattern: this.#code }, placeOf(own), "warning");
    this.#tellShadowed(rules);
    return {
      code: this.#code,
      id: textOf(items.attribute(own, "id")),
      name: nameOf(own, items) ?? nameOf(body, items),
      role: textOf(items.attribute(own, "role")),
      documents: documents && expressions.query(documents, "value", { outer, inner: [] }),
      variables: inner,
      rules: rules.map(({ rule }) => rule),
    };
  }

  #rule(
    item: Item,
    outer: readonly Variable[],
    known: readonly Defined[],
  ): readonly { readonly rule: Rule; readonly item: Item }[] {
    const { items, expressions, findings } = this.#around;
    const context = items.attribute(item, "context");
    if (context === undefined) {
      const missing = { attribute: "context", element: "rule" };
      findings.add("schematron-missing-attribute", missing, placeOf(item));
      return [];
    }
    const query = expressions.query(context, "pattern", { outer, inner: [] });
    const children = extendedContent(item, [], this.#around);
    const lets = children.filter((child) => isNamed(child, "let"));
    const inner: Variable[] = [];
    for (const each of defined(lets, items, expressions, findings, known))
      inner.push(variableOf(each, items, expressions, { outer, inner: [...inner] }));
    const scope = { outer, inner };
    const checks = children
      .filter((child) => isNamed(child, "assert", "report"))
      .flatMap((child) => this.#check(child, item, scope));
    for (const key of children.filter((child) => isNamed(child, "key"))) this.#key(key, context);
    if (checks.length === 0) {
      const parameters = { context: context.text };
      findings.add("schematron-empty-rule", parameters, placeOf(item), "warning");
    }
    if (this.#isLegacy && endsInAttribute(query.expression))
      findings.add("schematron-attribute-context", {}, context.placeAt(0), "information");
    const rule: Rule = {
      id: textOf(items.attribute(item, "id")),
      role: textOf(items.attribute(item, "role")),
      flag: textOf(items.attribute(item, "flag")),
      context: query,
      variables: inner,
      checks,
    };
    return [{ rule, item }];
  }

  /** Reads an abstract rule that no rule extends, for its mistakes alone. */
  readUnused(rule: Item, id: string): void {
    const { items, expressions } = this.#around;
    const scope = { outer: [], inner: [] };
    for (const child of extendedContent(rule, [id], this.#around)) {
      const value = items.attribute(child, "value");
      if (isNamed(child, "let") && value !== undefined) expressions.query(value, "value", scope);
      if (isNamed(child, "assert", "report")) this.#check(child, rule, scope);
    }
  }

  #check(item: Item, rule: Item, scope: VariableScope): readonly Check[] {
    const { items, expressions } = this.#around;
    const test = items.attribute(item, "test");
    this.#number++;
    if (test === undefined) return [];
    const id = textOf(items.attribute(item, "id"));
    const subject = items.attribute(item, "subject") ?? items.attribute(rule, "subject");
    return [
      {
        kind: item.element.local === "report" ? "report" : "assert",
        code: id ?? `${this.#code}-${this.#number}`,
        id,
        level: this.#level(item, rule),
        role: textOf(items.attribute(item, "role")),
        flag: textOf(items.attribute(item, "flag")),
        ...sourcesOf(item, items),
        language: languageOf(item),
        test: expressions.query(test, "test", scope),
        message: partsOf(item, items, expressions, scope),
        diagnostics: this.#remarks(item, "diagnostics", "diagnostic", scope),
        properties: this.#remarks(item, "properties", "property", scope),
        subject: subject && expressions.query(subject, "nodes", scope),
      },
    ];
  }

  #remarks(
    item: Item,
    attribute: "diagnostics" | "properties",
    kind: "diagnostic" | "property",
    scope: VariableScope,
  ): readonly Remark[] {
    const { items, expressions, findings, used, [attribute]: known } = this.#around;
    const written = items.attribute(item, attribute);
    if (written === undefined) return [];
    return [...written.text.matchAll(/[^ \t\r\n]+/g)].flatMap(({ 0: id, index }) => {
      const remark = known.get(id);
      if (remark === undefined) {
        unknown(findings, kind, written, id, index, [...known.keys()]);
        return [];
      }
      used.add(remark.element);
      const placed = { ...remark, parameters: parametersFor(remark, item) };
      const parts = partsOf(placed, items, expressions, scope);
      const role = textOf(items.attribute(remark, "role"));
      const scheme = textOf(items.attribute(remark, "scheme"));
      const language = languageOf(remark);
      return [{ id, language, role, scheme, ...sourcesOf(remark, items), parts }];
    });
  }

  /** The level of a check: from its own attributes, else those of its rule, else those of its pattern. */
  #level(item: Item, rule: Item): Level {
    const { items, findings } = this.#around;
    const pattern = { ...rule, element: rule.element.parent ?? rule.element };
    for (const each of [item, rule, pattern]) {
      if (!isNamed(each, "assert", "report", "rule", "pattern")) continue;
      let unclear: { readonly attribute: string; readonly value: PlacedText } | undefined;
      for (const attribute of ["severity", "flag", "role"]) {
        const value = items.attribute(each, attribute);
        if (value === undefined || value.text.trim() === "") continue;
        const level = levels.get(value.text.trim().toLowerCase());
        if (level !== undefined) return level;
        unclear ??= { attribute, value };
      }
      if (unclear === undefined) continue;
      const { attribute, value } = unclear;
      const parameters = { attribute, value: value.text.trim() };
      findings.add("schematron-unknown-level", parameters, value.placeAt(0), "information");
    }
    return "error";
  }

  /** A key inside a rule (Schematron 1.5): it finds the contexts of the rule by a path. */
  #key(item: Item, context: PlacedText): void {
    const { items, expressions, findings } = this.#around;
    const key = keyOf(item, items, expressions, context);
    if (key !== undefined) this.keys.push(key);
    else if (items.attribute(item, "name") !== undefined) {
      const missing = { attribute: "path", element: "key" };
      findings.add("schematron-missing-attribute", missing, placeOf(item));
    }
  }

  #tellShadowed(rules: readonly { readonly rule: Rule; readonly item: Item }[]): void {
    const { findings } = this.#around;
    const earlier: { readonly expression: Expression; readonly rule: Rule; readonly item: Item }[] =
      [];
    for (const { rule, item } of rules) {
      const { expression, text, position } = rule.context;
      if (expression === undefined) continue;
      const takers = coveringPatterns(earlier, expression);
      earlier.push({ expression, rule, item });
      const last = takers?.at(-1);
      if (takers === undefined || last === undefined) continue;
      const { line, file = "" } = placeOf(last.item);
      const by = takers.map((taker) => taker.rule.context.text).join(" | ");
      const parameters = { context: text, by, line, file };
      findings.add("schematron-shadowed", parameters, position ?? placeOf(item), "warning");
    }
  }
}

const levels: ReadonlyMap<string, Level> = new Map([
  ["fatal", "error"],
  ["error", "error"],
  ["warning", "warning"],
  ["warn", "warning"],
  ["information", "information"],
  ["info", "information"],
  ["hint", "information"],
]);

function endsInAttribute(expression: Rule["context"]["expression"]): boolean {
  if (expression?.kind === "union")
    return endsInAttribute(expression.left) || endsInAttribute(expression.right);
  return expression?.kind === "path" && expression.steps.at(-1)?.axis === "attribute";
}
