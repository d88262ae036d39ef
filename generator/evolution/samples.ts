import { clark, type QName, xsiNamespace, xsNamespace } from "../../runtime/qname.js";
import type { AttributeUse, ElementDeclaration, TypeDefinition } from "../schema/components.js";
import type { Costs } from "./costs.js";
import type { Expression } from "./languages/pool.js";
import { sampleText } from "./sample-text.js";
import type { Leaf, Side, Usage } from "./side.js";
import { referencesOf, type Texts, takes } from "./simple-inclusion.js";
import { attributeTexts, elementTexts } from "./texts.js";

/** An element of a document that is made up. */
export interface Sample {
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
  #identifiers = 0;
  #depth = 0;

  constructor(side: Side, costs: Costs) {
    this.#side = side;
    this.#costs = costs;
  }

  /** Begins another document, in which identifiers are used anew. */
  begin(): void {
    this.#identifiers = 0;
  }

  /** The smallest element with a name, looked at in a way. */
  smallest(name: QName, usage: Usage): Sample {
    if (usage === "skip" || this.#depth > 200) return { name, attributes: [], content: [] };
    this.#depth++;
    try {
      return this.#smallestOf(name, usage);
    } finally {
      this.#depth--;
    }
  }

  #smallestOf(name: QName, element: ElementDeclaration): Sample {
    const { typeDefinition: type, valueConstraint, nillable } = element;
    const costs = this.#costs;
    const concrete = type.kind === "simpleTypeDefinition" || !type.abstract;
    if (concrete && costs.ofType(type) < Number.POSITIVE_INFINITY)
      return this.ofType(name, type, element, {});
    if (concrete && (valueConstraint !== undefined || nillable))
      return this.ofType(name, type, element, {
        content: [],
        ...(valueConstraint === undefined && { nil: true }),
      });
    const best = this.#side
      .substitutesFor(element)
      .toSorted((a, b) => costs.ofType(a) - costs.ofType(b))[0];
    if (best === undefined) return { name, attributes: [], content: [] };
    return this.ofType(name, best, element, { typeName: best.name });
  }

  /** An element of a type, with what is wished. */
  ofType(name: QName, type: TypeDefinition, element: ElementDeclaration, wish: Wish): Sample {
    const { typeName, nil, attribute } = wish;
    const content = wish.content ?? this.#contentOf(type, element);
    const uses = type.kind === "simpleTypeDefinition" ? [] : type.attributeUses;
    const attributes = uses
      .filter(({ required }) => required)
      .map((use) => ({ name: use.attributeDeclaration.name, value: this.#attribute(use) }));
    const others = attributes.filter(
      (one) => attribute === undefined || clark(one.name) !== clark(attribute.name),
    );
    const wanted =
      attribute?.value === undefined ? [] : [{ name: attribute.name, value: attribute.value }];
    return { name, attributes: [...others, ...wanted], typeName, nil, content };
  }

  #attribute({ attributeDeclaration: declaration, valueConstraint }: AttributeUse): string {
    return this.text(
      attributeTexts(declaration.typeDefinition, valueConstraint ?? declaration.valueConstraint),
    );
  }

  /** A short text; one that no other identifier of the document has, where it is one. */
  text(texts: Texts): string {
    const references = referencesOf(texts.type);
    if (references === "ID") {
      const own = `i${++this.#identifiers}`;
      if (takes(texts, own)) return own;
    }
    if (references === "IDREF" && takes(texts, "i1")) return "i1";
    const sample = sampleText(texts);
    return sample.kind === "text" ? sample.text : "";
  }

  #contentOf(type: TypeDefinition, element: ElementDeclaration): readonly (Sample | string)[] {
    if (type.kind === "simpleTypeDefinition" || type.contentType.variety === "simple")
      return [this.text(elementTexts(type, element.valueConstraint))];
    if (type.contentType.variety === "empty") return [];
    return this.cheapest(this.#side.expressionOf(type.contentType.particle));
  }

  /** The smallest content that an expression takes. */
  cheapest(expression: Expression<Leaf>): readonly Sample[] {
    return this.#costs.cheapest(expression).map(({ label, leaf }) => this.child(label, leaf));
  }

  child(label: string, leaf: Leaf): Sample {
    const name = nameOf(label);
    const usage =
      leaf.kind === "wildcard" ? this.#side.usageOf(leaf.wildcard, name) : leaf.labels.get(label);
    return this.smallest(name, usage ?? "skip");
  }
}

/** A name from its Clark notation. */
export function nameOf(label: string): QName {
  const end = label.startsWith("{") ? label.indexOf("}") : -1;
  return { namespace: end < 0 ? "" : label.slice(1, end), local: label.slice(end + 1) };
}

/** The text of a document. Every namespace has a prefix, declared at the root, so that the default namespace is none. */
export function documentText(root: Sample, prefixes: Readonly<Record<string, string>>): string {
  const bound = new Map<string, string>();
  const prefixOf = (namespace: string): string => {
    let prefix = bound.get(namespace);
    if (prefix === undefined) {
      const wanted = prefixes[namespace] ?? usualPrefixes[namespace] ?? "";
      const free = wanted !== "" && ![...bound.values()].includes(wanted) && wanted !== "xml";
      prefix = namespace === xmlNamespace ? "xml" : free ? wanted : `n${bound.size + 1}`;
      bound.set(namespace, prefix);
    }
    return prefix;
  };
  const qualified = ({ namespace, local }: QName): string =>
    namespace === "" ? local : `${prefixOf(namespace)}:${local}`;
  const attribute = (name: string, value: string): string => ` ${name}="${escaped(value, true)}"`;
  const lines: string[] = [];
  const write = ({ name, attributes, typeName, nil, content }: Sample, indent: string): void => {
    const tag = qualified(name);
    const given = [
      ...(typeName === undefined
        ? []
        : [attribute(`${prefixOf(xsiNamespace)}:type`, qualified(typeName))]),
      ...(nil === undefined ? [] : [attribute(`${prefixOf(xsiNamespace)}:nil`, String(nil))]),
      ...attributes.map((one) => attribute(qualified(one.name), one.value)),
    ].join("");
    const own = content.filter((item) => item !== "");
    const place = indent === "" ? PLACE : "";
    if (own.length === 0) {
      lines.push(`${indent}<${tag}${place}${given}/>`);
      return;
    }
    if (own.some((item) => typeof item === "string")) {
      lines.push(`${indent}<${tag}${place}${given}>${inline(own)}</${tag}>`);
      return;
    }
    lines.push(`${indent}<${tag}${place}${given}>`);
    for (const item of own) if (typeof item !== "string") write(item, `${indent}  `);
    lines.push(`${indent}</${tag}>`);
  };
  const inline = (items: readonly (Sample | string)[]): string => {
    const before = lines.length;
    return items
      .map((item) => {
        if (typeof item === "string") return escaped(item, false);
        write(item, " ");
        return lines
          .splice(before)
          .map((line) => line.trim())
          .join("");
      })
      .join("");
  };
  write(root, "");
  const declared = [...bound]
    .filter(([namespace]) => namespace !== xmlNamespace)
    .map(([namespace, prefix]) => attribute(`xmlns:${prefix}`, namespace))
    .join("");
  return `${lines.join("\n").replace(PLACE, () => declared)}\n`;
}

const xmlNamespace = "http://www.w3.org/XML/1998/namespace";
const usualPrefixes: Readonly<Record<string, string>> = {
  [xsiNamespace]: "xsi",
  [xsNamespace]: "xs",
};
/** Stands where the namespaces are declared, once they are all known: no document holds the character. */
const PLACE = "\u0000";

function escaped(text: string, inAttribute: boolean): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => {
    if (character === "&") return "&amp;";
    if (character === "<") return "&lt;";
    if (character === ">") return "&gt;";
    if (character === '"') return inAttribute ? "&quot;" : character;
    return inAttribute || character === "\r" ? `&#${character.charCodeAt(0)};` : character;
  });
}
