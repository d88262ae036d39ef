import { clark, type QName } from "../../../runtime/qname.js";
import type { AttributeUse, ElementDeclaration, TypeDefinition } from "../../schema/components.js";
import type { Expression } from "../languages/pool.js";
import { nameOf } from "../names.js";
import { referencesOf } from "../simple/simple-facts.js";
import { type Texts, takes } from "../walk/declared-texts.js";
import type { Leaf, Side, Usage } from "../walk/side.js";
import { attributeTexts, elementTexts } from "../walk/texts.js";
import type { Costs } from "./costs.js";
import { sampleText, sampleTexts } from "./sample-text.js";

/** An element of a document that is made up. */
export interface Sample {
  /** That of its declaration, and the object itself, where it has one: by it a name is known that was renamed. */
  readonly name: QName;
  readonly attributes: readonly SampleAttribute[];
  /** What `xsi:type` says. */
  readonly typeName?: QName | undefined;
  /** What `xsi:nil` says. */
  readonly nil?: boolean | undefined;
  readonly content: readonly (Sample | string)[];
}

export interface SampleAttribute {
  readonly name: QName;
  readonly value: string;
}

/** How samples are made: small ones, or such as keys and references between the parts of a document may need. */
export interface Mode {
  /** Values differ as far as they can: those of one type, or of elements of one name. */
  readonly varied?: "type" | "name";
  /** Attributes are there, whether they must or not. */
  readonly full?: boolean;
  /** So is content, and what may occur again occurs twice. */
  readonly rich?: boolean;
  /** Local names of elements and attributes whose values do not differ, though others may. */
  readonly alike?: ReadonlySet<string>;
}

/** What is asked of a sample beside being small. */
export interface Wish {
  readonly typeName?: QName | undefined;
  readonly nil?: boolean | undefined;
  /** An attribute with a value, or without. */
  readonly attribute?: { readonly name: QName; readonly value: string | undefined } | undefined;
  readonly content?: readonly (Sample | string)[] | undefined;
}

/** Makes small valid elements. What has no sample is left empty: whoever shows a document has it judged first. */
export class Samples {
  readonly #side: Side;
  readonly #costs: Costs;
  #mode: Mode = {};
  #identifiers = 0;
  /** What is to be put into elements that are made, the innermost last. */
  readonly #open: (() => void)[] = [];
  #filling = false;
  /** How deep the element stands whose content is made. */
  #depth = 0;
  #elements = 0;
  /** How often a value was asked for, by its type. */
  readonly #asked = new Map<unknown, number>();
  /** The local name of the element that is made. */
  #name = "";

  constructor(side: Side, costs: Costs) {
    this.#side = side;
    this.#costs = costs;
  }

  /** Begins another document, in which identifiers are used anew. */
  begin(mode: Mode = {}): void {
    this.#mode = mode;
    this.#identifiers = 0;
    this.#elements = 0;
    this.#asked.clear();
  }

  /** The smallest element with a name, looked at in a way. */
  smallest(name: QName, usage: Usage): Sample {
    return this.#whole(() => this.#smallest(name, usage));
  }

  /**
   * Makes something and then all that is in it, from a list: elements may be deeper in each other than calls. What is in it is made
   * while the list is, and is whole when that is empty.
   */
  #whole<T>(make: () => T): T {
    if (this.#filling) return make();
    this.#filling = true;
    try {
      const made = make();
      for (let fill = this.#open.pop(); fill !== undefined; fill = this.#open.pop()) fill();
      return made;
    } finally {
      this.#filling = false;
      this.#open.length = 0;
      this.#depth = 0;
    }
  }

  #smallest(name: QName, usage: Usage): Sample {
    if (usage === "skip") return { name, attributes: [], content: [] };
    this.#elements++;
    return this.#smallestOf(usage);
  }

  #smallestOf(element: ElementDeclaration): Sample {
    const { typeDefinition: type, valueConstraint, nillable } = element;
    const costs = this.#costs;
    const concrete = type.kind === "simpleTypeDefinition" || !type.abstract;
    if (concrete && costs.ofType(type) < Number.POSITIVE_INFINITY)
      return this.#ofType(type, element, {});
    if (concrete && (valueConstraint !== undefined || nillable))
      return this.#ofType(type, element, {
        content: [],
        ...(valueConstraint === undefined && { nil: true }),
      });
    const best = this.#side
      .substitutesFor(element)
      .toSorted((a, b) => costs.ofType(a) - costs.ofType(b))[0];
    if (best === undefined) return { name: element.name, attributes: [], content: [] };
    return this.#ofType(best, element, { typeName: best.name });
  }

  /** An element of a type, with what is wished. */
  ofType(type: TypeDefinition, element: ElementDeclaration, wish: Wish): Sample {
    return this.#whole(() => this.#ofType(type, element, wish));
  }

  #ofType(type: TypeDefinition, element: ElementDeclaration, wish: Wish): Sample {
    const { name } = element;
    const { typeName, nil, attribute } = wish;
    this.#name = name.local;
    const content = wish.content ?? this.#contentLater(type, element);
    const uses = type.kind === "simpleTypeDefinition" ? [] : type.attributeUses;
    const attributes = uses
      .filter(({ required }) => required || this.#mode.full === true)
      .map((use) => ({ name: use.attributeDeclaration.name, value: this.#attribute(use) }));
    const others = attributes.filter(
      (one) => attribute === undefined || clark(one.name) !== clark(attribute.name),
    );
    const wanted =
      attribute?.value === undefined ? [] : [{ name: attribute.name, value: attribute.value }];
    return { name, attributes: [...others, ...wanted], typeName, nil, content };
  }

  #attribute({ attributeDeclaration: declaration, valueConstraint }: AttributeUse): string {
    const element = this.#name;
    if (this.#mode.alike !== undefined) this.#name = declaration.name.local;
    const text = this.text(
      attributeTexts(declaration.typeDefinition, valueConstraint ?? declaration.valueConstraint),
    );
    this.#name = element;
    return text;
  }

  /** A short text; one that no other identifier of the document has, where it is one. */
  text(texts: Texts): string {
    const references = referencesOf(texts.type);
    if (references === "ID") {
      const own = `i${++this.#identifiers}`;
      if (takes(texts, own)) return own;
    }
    if (references === "IDREF" && takes(texts, "i1")) return "i1";
    if (this.#mode.varied !== undefined && this.#mode.alike?.has(this.#name) !== true) {
      const key = this.#mode.varied === "type" ? texts.type : this.#name;
      const times = this.#asked.get(key) ?? 0;
      this.#asked.set(key, times + 1);
      const several = sampleTexts(texts);
      const other = several[times % Math.max(1, several.length)];
      if (other !== undefined) return other;
    }
    const sample = sampleText(texts);
    return sample.kind === "text" ? sample.text : "";
  }

  /** The content of an element, which is there when all is made. */
  #contentLater(type: TypeDefinition, element: ElementDeclaration): readonly (Sample | string)[] {
    const content: (Sample | string)[] = [];
    const depth = this.#depth + 1;
    this.#open.push(() => {
      this.#depth = depth;
      this.#name = element.name.local;
      for (const item of this.#contentOf(type, element)) content.push(item);
    });
    return content;
  }

  #contentOf(type: TypeDefinition, element: ElementDeclaration): readonly (Sample | string)[] {
    if (type.kind === "simpleTypeDefinition" || type.contentType.variety === "simple")
      return [this.text(elementTexts(type, element.valueConstraint))];
    if (type.contentType.variety === "empty") return [];
    return this.#cheapest(this.#side.expressionOf(type.contentType.particle));
  }

  /** The smallest content that an expression takes. */
  cheapest(expression: Expression<Leaf>): readonly Sample[] {
    return this.#whole(() => this.#cheapest(expression));
  }

  #cheapest(expression: Expression<Leaf>): readonly Sample[] {
    if (this.#mode.rich === true && this.#depth < 8) return this.#richest(expression);
    return this.#costs.cheapest(expression).map(({ label, leaf }) => this.#child(label, leaf));
  }

  /** Content in which all that may occur does, and twice where it may. */
  #richest(of: Expression<Leaf>): readonly Sample[] {
    const possible = of.parts.filter(
      (part) => this.#costs.ofExpression(part) < Number.POSITIVE_INFINITY,
    );
    const [first] = possible;
    switch (of.kind) {
      case "empty":
        return [];
      case "leaf": {
        const label = of.leaf && this.#costs.cheapestLabel(of.leaf)?.label;
        return label === undefined || of.leaf === undefined ? [] : [this.#child(label, of.leaf)];
      }
      case "choice": {
        const best = possible.find((part) => part.kind !== "empty") ?? first;
        return best === undefined ? [] : this.#richest(best);
      }
      case "sequence":
      case "all":
        return of.parts.flatMap((part) => (possible.includes(part) ? this.#richest(part) : []));
      case "repeat": {
        if (first === undefined) return [];
        if (of.min > manyElements)
          return this.#costs.cheapest(of).map(({ label, leaf }) => this.#child(label, leaf));
        const times =
          this.#elements > manyElements ? of.min : Math.min(of.max, Math.max(2, of.min));
        return Array.from({ length: times }, () => this.#richest(first)).flat();
      }
    }
  }

  child(label: string, leaf: Leaf): Sample {
    return this.#whole(() => this.#child(label, leaf));
  }

  #child(label: string, leaf: Leaf): Sample {
    const name = nameOf(label);
    const usage =
      leaf.kind === "wildcard" ? this.#side.usageOf(leaf.wildcard, name) : leaf.labels.get(label);
    return this.#smallest(name, usage ?? "skip");
  }
}

/** Rich samples repeat no more when they have so many elements. */
const manyElements = 200;
