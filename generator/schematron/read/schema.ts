import { nearest } from "../../../runtime/messages/suggestions.js";
import { xmlNamespace } from "../../../runtime/qname.js";
import type { Key, Pattern, RuleSet, Variable } from "../../../runtime/rules/rule-set.js";
import { checkBySchema, type Places } from "../by-schema/check.js";
import type { Findings } from "../say/findings.js";
import { Expressions } from "./expressions.js";
import { declaredFunctions, readFunctions } from "./functions.js";
import { checkIds } from "./identifiers.js";
import { isAbstract, isLegacyItem, isNamed, nameOf, textOf, unknown } from "./item-facts.js";
import { type Item, type Items, type Parameters, placeOf } from "./items.js";
import { defineKeys, keysOf } from "./keys.js";
import { PatternReader, type PatternSource, type Surroundings } from "./patterns.js";
import { checkPhases, defaultPhaseOf, namesOfPhases, phasesOf } from "./phases.js";
import type { PlacedText } from "./placed-text.js";
import type { ReadSchematronOptions } from "./read-options.js";
import { readUnused } from "./unused.js";
import { type Defined, defined, globalVariables } from "./variables.js";

const bindings: ReadonlyMap<string, "xpath1" | "xpath2"> = new Map([
  ["xslt", "xpath1"],
  ["xslt1", "xpath1"],
  ["xpath", "xpath1"],
  ["xpath1", "xpath1"],
  ["xslt2", "xpath2"],
  ["xpath2", "xpath2"],
  ["xslt3", "xpath2"],
  ["xpath3", "xpath2"],
  ["xpath31", "xpath2"],
]);

/** The rule set of a schema: `top` are its child elements, `schema` is the element itself, for its attributes. */
export function readSchema(
  schema: Item,
  top: readonly Item[],
  items: Items,
  findings: Findings,
  { xpath2, schemas }: Pick<ReadSchematronOptions, "xpath2" | "schemas">,
): RuleSet {
  const binding = items.attribute(schema, "queryBinding");
  const said = textOf(binding)?.toLowerCase() ?? "xslt";
  const language = bindings.get(said);
  if (language === undefined && binding !== undefined) {
    const [near] = nearest(said, [...bindings.keys()]);
    findings.add("schematron-binding", { binding: binding.text, near }, binding.placeAt(0));
  }
  const bound = namespacesOf(top, items, findings);
  const expressions = new Expressions(
    findings,
    new Map([...bound].map(([prefix, { text }]) => [prefix, text])),
    language ?? "xpath2",
    said,
    language === undefined ? undefined : xpath2,
  );
  const reader = new SchemaReader(schema, top, items, findings, expressions);
  const ruleSet = reader.read(language ?? "xpath2");
  if (language !== undefined) expressions.finish();
  if (schemas !== undefined && !findings.hasErrors) {
    const places: Places = {
      inQuery: (query, at) => expressions.placeIn(query, at),
      ofPrefix: (prefix) => bound.get(prefix)?.placeAt(0),
      read: (query) => expressions.readAs1(query),
    };
    checkBySchema(ruleSet, schemas, places, findings);
  }
  return ruleSet;
}

/** Namespaces by prefix, as the `ns` elements bind them. */
function namespacesOf(
  top: readonly Item[],
  items: Items,
  findings: Findings,
): ReadonlyMap<string, PlacedText> {
  const bound = new Map<string, { readonly uri: PlacedText; readonly item: Item }>();
  for (const item of top) {
    if (!isNamed(item, "ns")) continue;
    const prefix = items.attribute(item, "prefix");
    const uri = items.attribute(item, "uri");
    if (prefix === undefined || uri === undefined) continue;
    const name = prefix.text.trim();
    if (name === "") continue;
    const before = bound.get(name);
    if (before !== undefined && before.uri.text !== uri.text) {
      const parameters = { prefix: name, line: placeOf(before.item).line };
      findings.add("schematron-duplicate-prefix", parameters, prefix.placeAt(0));
    }
    if (name === "xml" && uri.text !== xmlNamespace) {
      const expected = [xmlNamespace];
      const parameters = { attribute: "uri", element: "ns", value: uri.text, expected };
      findings.add("schematron-wrong-value", parameters, uri.placeAt(0));
    }
    bound.set(name, { uri, item });
  }
  return new Map([...bound].map(([prefix, { uri }]) => [prefix, uri]));
}

class SchemaReader {
  readonly #schema: Item;
  readonly #top: readonly Item[];
  readonly #items: Items;
  readonly #findings: Findings;
  readonly #expressions: Expressions;

  constructor(
    schema: Item,
    top: readonly Item[],
    items: Items,
    findings: Findings,
    expressions: Expressions,
  ) {
    this.#schema = schema;
    this.#top = top;
    this.#items = items;
    this.#findings = findings;
    this.#expressions = expressions;
  }

  read(language: RuleSet["language"]): RuleSet {
    const items = this.#items;
    const findings = this.#findings;
    const expressions = this.#expressions;
    const surroundings = { top: this.#top, items, expressions, findings };
    checkIds(this.#top, items, findings);
    const patterns = this.#top.filter((item) => isNamed(item, "pattern"));
    const sources = this.#sources(patterns);
    const plain = sources.filter(({ isInstance }) => !isInstance);
    const lets = this.#lets(this.#top);
    const shared = [...lets, ...plain.flatMap(({ own }) => this.#lets(items.children(own)))];
    const global = defined(shared, items, expressions, findings, []);
    const declared = language === "xpath2" ? declaredFunctions(this.#top, items, expressions) : [];
    const plainVariables = globalVariables(
      global,
      items,
      expressions,
      findings,
      declared,
      namesOfPhases(surroundings),
      ({ item }) => !lets.includes(item),
    );
    const known = [...declared, ...plainVariables];
    const variables = [
      ...(language === "xpath2"
        ? readFunctions(this.#top, known, items, expressions, findings)
        : []),
      ...plainVariables,
    ];
    const phases = phasesOf(surroundings, variables);
    defineKeys(surroundings, patterns);
    const ofPhases = phases.flatMap((phase) => phase.variables);
    const around = this.#surroundings([...variables, ...ofPhases], global);
    const { read, keys } = this.#patterns(sources, around, global);
    checkPhases(surroundings, phases, read, sources);
    readUnused(patterns, around);
    if (patterns.every((pattern) => isAbstract(pattern, items)))
      findings.add("schematron-no-pattern", {}, placeOf(this.#schema));
    return {
      title: nameOf(this.#schema, items),
      schemaVersion: textOf(items.attribute(this.#schema, "schemaVersion")),
      language,
      namespaces: Object.fromEntries(expressions.namespaces),
      variables,
      keys: [...keysOf(surroundings), ...keys],
      phases,
      defaultPhase: defaultPhaseOf(this.#schema, surroundings, phases),
      patterns: read,
    };
  }

  #lets(among: readonly Item[]): readonly Item[] {
    return among.filter((item) => isNamed(item, "let"));
  }

  /** Ordinary patterns and instances of abstract patterns, in document order. */
  #sources(patterns: readonly Item[]): readonly PatternSource[] {
    const items = this.#items;
    const ids = new Map<string, Item>();
    for (const item of patterns) {
      const id = textOf(items.attribute(item, "id"));
      if (id !== undefined) ids.set(id, item);
    }
    return patterns.flatMap((own): readonly PatternSource[] => {
      const isA = items.attribute(own, "is-a");
      if (isAbstract(own, items)) {
        if (isA !== undefined)
          this.#findings.add("schematron-abstract-instance", {}, isA.placeAt(0));
        return [];
      }
      if (isA === undefined) return [{ own, body: own, isInstance: false }];
      const body = this.#abstractPattern(own, isA, ids);
      return body === undefined ? [] : [{ own, body, isInstance: true }];
    });
  }

  #abstractPattern(own: Item, isA: PlacedText, ids: ReadonlyMap<string, Item>): Item | undefined {
    const items = this.#items;
    const name = isA.text.trim();
    const target = ids.get(name);
    if (target === undefined) {
      const known = [...ids].filter(([, item]) => isAbstract(item, items)).map(([id]) => id);
      unknown(this.#findings, "pattern", isA, name, 0, known);
      return undefined;
    }
    if (!isAbstract(target, items)) {
      this.#findings.add("schematron-not-abstract", { kind: "pattern", id: name }, isA.placeAt(0));
      return undefined;
    }
    for (const item of items.children(own)) {
      if (!isNamed(item, "rule", "let")) continue;
      const parameters = {
        element: item.element.local,
        pattern: textOf(items.attribute(own, "id")) ?? name,
      };
      this.#findings.add("schematron-instance-content", parameters, placeOf(item));
    }
    const values = new Map<string, PlacedText>();
    for (const source of [target, own])
      for (const item of items.children(source)) {
        if (!isNamed(item, "param")) continue;
        const param = textOf(items.attribute(item, "name"));
        const value = items.attribute(item, "value");
        if (param !== undefined && value !== undefined) values.set(param, value);
        else if (param !== undefined) this.#findings.excuse("variable", param);
      }
    return { ...target, parameters: { values, used: new Set() } };
  }

  #patterns(
    sources: readonly PatternSource[],
    around: Surroundings,
    global: readonly Defined[],
  ): { readonly read: readonly Pattern[]; readonly keys: readonly Key[] } {
    const keys: Key[] = [];
    const read = sources.map((source, index) => {
      const { own, body } = source;
      const items = this.#items;
      const code =
        textOf(items.attribute(own, "id")) ??
        nameOf(own, items) ??
        nameOf(body, items) ??
        `pattern-${index + 1}`;
      const reader = new PatternReader(around, code, isLegacyItem(body));
      const pattern = reader.read(source, global);
      if (source.isInstance) this.#tellUnused(own, body.parameters, body);
      keys.push(...reader.keys);
      return pattern;
    });
    return { read, keys };
  }

  #tellUnused(own: Item, { used }: Parameters, body: Item): void {
    const items = this.#items;
    for (const item of items.children(own)) {
      const written = items.attribute(item, "name");
      const name = textOf(written);
      if (!isNamed(item, "param") || written === undefined || name === undefined) continue;
      const isTold = items.attribute(item, "value") === undefined || name.startsWith("$");
      if (used.has(name) || isTold) continue;
      const parameters = { name, pattern: textOf(items.attribute(body, "id")) ?? "" };
      this.#findings.add("schematron-unused-parameter", parameters, written.placeAt(0), "warning");
    }
  }

  #surroundings(variables: readonly Variable[], global: readonly Defined[]): Surroundings {
    const items = this.#items;
    const abstractRules = new Map<string, Item>();
    const concreteRules = new Set<string>();
    const remarks = { diagnostics: new Map<string, Item>(), properties: new Map<string, Item>() };
    for (const item of this.#top) {
      for (const kind of ["diagnostics", "properties"] as const)
        if (isNamed(item, kind))
          for (const each of items.children(item)) this.#index(remarks[kind], each);
      if (!isNamed(item, "pattern") && !isNamed(item, "rules")) continue;
      for (const rule of items.children(item)) {
        const id = textOf(items.attribute(rule, "id"));
        if (!isNamed(rule, "rule") || id === undefined) continue;
        if (isAbstract(rule, items)) abstractRules.set(id, rule);
        else concreteRules.add(id);
      }
    }
    return {
      items,
      expressions: this.#expressions,
      findings: this.#findings,
      abstractRules,
      concreteRules,
      ...remarks,
      used: new Set(),
      variables,
      defined: global,
    };
  }

  #index(into: Map<string, Item>, item: Item): void {
    const id = textOf(this.#items.attribute(item, "id"));
    if (id !== undefined && isNamed(item, "diagnostic", "property")) into.set(id, item);
  }
}
