import { alphabetOf, machineOf } from "../../generator/evolution/languages/build.js";
import { and } from "../../generator/evolution/languages/language.js";
import { BudgetError, dead } from "../../generator/evolution/languages/machine.js";
import type { Expression } from "../../generator/evolution/languages/pool.js";
import { languageOf, type Texts, takes } from "../../generator/evolution/walk/declared-texts.js";
import type { Leaf, Side, Usage } from "../../generator/evolution/walk/side.js";
import { attributeTexts, elementTexts } from "../../generator/evolution/walk/texts.js";
import { Costs } from "../../generator/evolution/witness/costs.js";
import { documentText } from "../../generator/evolution/witness/document-text.js";
import { likelyTexts } from "../../generator/evolution/witness/likely-texts.js";
import { sampleText } from "../../generator/evolution/witness/sample-text.js";
import {
  type Sample,
  type SampleAttribute,
  Samples,
} from "../../generator/evolution/witness/samples.js";
import type { ElementDeclaration, TypeDefinition } from "../../generator/schema/components.js";
import { clark, type QName } from "../../runtime/qname.js";
import type { Random } from "./mutate.js";

/** Draws documents of a schema; nearly all of them are valid, and whoever needs that has them judged. */
export class RandomDocuments {
  readonly #side: Side;
  readonly #costs: Costs;
  readonly #samples: Samples;
  readonly #random: Random;
  readonly #texts = new Map<string, readonly string[]>();
  #elements = 0;

  constructor(side: Side, random: Random) {
    this.#side = side;
    this.#costs = new Costs(side);
    this.#samples = new Samples(side, this.#costs);
    this.#random = random;
  }

  draw(): string | undefined {
    const roots = [...this.#side.schema.elementDeclarations.values()].filter((element) =>
      Number.isFinite(this.#costs.ofElement(element)),
    );
    // The root that holds the most.
    const root = this.#once(2)
      ? roots.find(({ name }) => name.local === "r")
      : this.#random.pick(roots);
    if (root === undefined) return undefined;
    this.#elements = 0;
    return documentText(this.#element(root.name, root, 0), {});
  }

  #once(of: number): boolean {
    return this.#random.below(of) === 0;
  }

  #element(name: QName, usage: Usage, depth: number): Sample {
    this.#elements++;
    if (depth > 6) return this.#samples.smallest(name, usage);
    if (usage === "skip") return this.#anything(name, depth);
    const own = usage.typeDefinition;
    const named = this.#side
      .substitutesFor(usage)
      .filter((type) => Number.isFinite(this.#costs.ofType(type)));
    const abstract = own.kind === "complexTypeDefinition" && own.abstract;
    const other = abstract || this.#once(8) ? this.#random.pick(named) : undefined;
    const type = other ?? own;
    const attributes = this.#attributes(type);
    const sample = { name, attributes, typeName: other?.name };
    if (
      usage.nillable &&
      usage.valueConstraint?.kind !== "fixed" &&
      (this.#once(4) || !Number.isFinite(this.#costs.ofType(type)))
    )
      return { ...sample, nil: true, content: [] };
    const content = this.#content(type, usage, depth);
    return { ...sample, ...(usage.nillable && this.#once(8) && { nil: false }), content };
  }

  #anything(name: QName, depth: number): Sample {
    const inner =
      depth < 3 && this.#once(3)
        ? [
            this.#anything(
              {
                namespace: this.#once(2) ? "urn:t" : "",
                local: this.#random.pick(["g", "h", "z"]) ?? "z",
              },
              depth + 1,
            ),
          ]
        : [];
    const text = this.#random.pick(["", "", "a", "1"]) ?? "";
    return {
      name,
      attributes: this.#once(4) ? [{ name: { namespace: "", local: "z" }, value: "1" }] : [],
      content: [text, ...inner],
    };
  }

  #content(
    type: TypeDefinition,
    element: ElementDeclaration,
    depth: number,
  ): readonly (Sample | string)[] {
    const texts = elementTexts(type, element.valueConstraint);
    if (type.kind === "simpleTypeDefinition" || type.contentType.variety === "simple")
      return [this.#text(texts)];
    if (type.contentType.variety === "empty") return [];
    const children = this.#children(this.#side.expressionOf(type.contentType.particle), depth);
    if (type.contentType.variety !== "mixed" || this.#once(2)) return children;
    if (element.valueConstraint?.kind === "fixed") return [this.#text(texts)];
    return ["a", ...children, "b"];
  }

  #children(model: Expression<Leaf>, depth: number): readonly Sample[] {
    const children: Sample[] = [];
    for (let state = model; ; ) {
      const enough = children.length > 6 || depth > 4 || this.#elements > 25;
      if (state.nullable && (enough || this.#once(3))) return children;
      const heads = this.#side.pool
        .heads(state)
        .filter(({ leaf, rest }) =>
          Number.isFinite(this.#costs.ofLeaf(leaf) + this.#costs.ofExpression(rest)),
        );
      const head = enough
        ? heads.toSorted(
            (a, b) => this.#costs.ofExpression(a.rest) - this.#costs.ofExpression(b.rest),
          )[0]
        : this.#random.pick(heads);
      if (head === undefined) return children;
      children.push(this.#child(head.leaf, depth));
      state = head.rest;
    }
  }

  #child(leaf: Leaf, depth: number): Sample {
    if (leaf.kind === "element") {
      const possible = [...leaf.labels.values()].filter((one) =>
        Number.isFinite(this.#costs.ofElement(one)),
      );
      const element = this.#random.pick(possible) as ElementDeclaration;
      return this.#element(element.name, element, depth + 1);
    }
    const { namespaceConstraint: allowed } = leaf.wildcard;
    const spaces =
      allowed.kind === "enumeration"
        ? allowed.namespaces
        : ["urn:u", "urn:v", ...(allowed.kind === "any" ? ["", "urn:t"] : [])];
    const namespace = this.#random.pick(spaces) ?? "";
    const local = this.#random.pick(["g", "h", "z", "m"]) ?? "z";
    const name = { namespace, local };
    const usage = this.#side.usageOf(leaf.wildcard, name);
    const possible = usage === "skip" || Number.isFinite(this.#costs.ofElement(usage));
    return possible
      ? this.#element(name, usage, depth + 1)
      : this.#element(
          { namespace: "urn:t", local: "g" },
          this.#side.element("{urn:t}g") ?? "skip",
          depth + 1,
        );
  }

  #attributes(type: TypeDefinition): readonly SampleAttribute[] {
    if (type.kind === "simpleTypeDefinition") return [];
    const given = type.attributeUses
      .filter(({ required }) => required || this.#once(2))
      .map(({ attributeDeclaration: own, valueConstraint }) => ({
        name: own.name,
        value: this.#text(
          attributeTexts(own.typeDefinition, valueConstraint ?? own.valueConstraint),
        ),
      }));
    const { attributeWildcard: wildcard } = type;
    if (wildcard === undefined || this.#once(2)) return given;
    const namespace = this.#random.pick(["", "urn:t", "urn:u"]) ?? "";
    const name = {
      namespace,
      local: namespace === "urn:t" ? "ga" : (this.#random.pick(["a", "b", "z"]) ?? "z"),
    };
    if (given.some((one) => clark(one.name) === clark(name))) return given;
    return [...given, { name, value: this.#random.pick(["", "1", "a"]) ?? "" }];
  }

  /** One of some texts that are valid, found by walking the automaton at random and by guessing. */
  #text(texts: Texts): string {
    const key = JSON.stringify([texts.fixed?.lexical, texts.orEmpty]);
    const all = this.#textsOf(texts, key);
    return this.#random.pick(all) ?? "";
  }

  readonly #types = new Map<Texts["type"], Map<string, readonly string[]>>();

  #textsOf(texts: Texts, key: string): readonly string[] {
    const known = this.#types.get(texts.type) ?? this.#texts;
    if (known === this.#texts) this.#types.set(texts.type, new Map());
    const found = this.#types.get(texts.type)?.get(key);
    if (found !== undefined) return found;
    const first = sampleText(texts);
    const all = new Set(first.kind === "text" ? [first.text] : []);
    for (const text of [...likelyTexts(texts), ...usual]) if (takes(texts, text)) all.add(text);
    for (const text of this.#walked(texts)) if (takes(texts, text)) all.add(text);
    const list = [...all].slice(0, 60);
    this.#types.get(texts.type)?.set(key, list);
    return list;
  }

  #walked(texts: Texts): readonly string[] {
    const language = and(languageOf(texts).parts);
    const alphabet = alphabetOf([language]);
    const found: string[] = [];
    try {
      const machine = machineOf(language, alphabet, 2000);
      for (let walk = 0; walk < 40; walk++) {
        let state = machine.start;
        let text = "";
        for (let length = 0; length < 24; length++) {
          if (machine.accepts(state) && this.#once(4)) break;
          const next = alphabet.symbols.flatMap((code, symbol) => {
            const to = machine.step(state, symbol);
            return to === dead ? [] : [[code, to] as const];
          });
          const step = this.#random.pick(next);
          if (step === undefined) break;
          text += String.fromCodePoint(step[0]);
          state = step[1];
        }
        found.push(text);
      }
    } catch (error) {
      if (!(error instanceof BudgetError)) throw error;
    }
    return found;
  }
}

const usual = [
  "",
  "a",
  "b",
  "abc",
  "x",
  " x ",
  "x y",
  "1",
  "01",
  "2",
  "-1",
  "1.5",
  "true",
  "0",
  "2000-01-01",
  "2000-01-01Z",
  "2000",
  "\n",
  "aa",
  "00",
];
