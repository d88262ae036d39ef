import { branchOf, isEmptiable, isRepeated, type Properties, presenceOf } from "../presence.js";
import { escapeAttribute, escapeText } from "../string-sink.js";
import type {
  AttributeUse,
  ComplexType,
  Content,
  ElementDescriptor,
  ElementParticle,
  GroupParticle,
  Particle,
  SimpleType,
} from "../v1/descriptors.js";
import { hasOwnRules, type SureText, sureIdentifierOf, sureTextOf } from "../validate/sure.js";
import { type Draft, joiner } from "./draft.js";
import { maxPlaces, type Places, placesOf, spread } from "./places.js";
import type { Naming } from "./writer.js";

/**
 * Checks and writes a value in one go. `true`: it is valid, and written as any other writer would. `false` says nothing about
 * it, and leaves the draft useless: the full check decides, and another writer writes.
 */
export type Sure = (value: unknown, draft: Draft) => boolean;

/** The same for some of the properties of an object, which are spread out in the draft from a place on. */
type SurePart = (draft: Draft, from: number, value: Properties) => boolean;

/** Much less than what validation allows: values this deep are left to it. */
const maxDepth = 100;

const xhtmlNamespace = "http://www.w3.org/1999/xhtml";

/**
 * Compiles what checks and writes the usual values of usual elements: attributes, text, sequences and choices of elements
 * with simple types. What has wildcards, mixed content, `xsi:type`, nil or names in its text is left to the full check and the
 * general writers.
 */
export class SureWriters {
  readonly #naming: Naming;
  readonly #elements = new Map<ElementDescriptor, Sure>();

  constructor(naming: Naming) {
    this.#naming = naming;
  }

  /** For an element. Compiled at its first value, so that types may contain themselves. */
  element(element: ElementDescriptor): Sure {
    let sure = this.#elements.get(element);
    if (sure === undefined) {
      sure = this.#compile(element);
      this.#elements.set(element, sure);
    }
    return sure;
  }

  #compile(element: ElementDescriptor): Sure {
    if (hasOwnRules(element) || element.name.namespace === xhtmlNamespace) return never;
    const type = element.type();
    return type.kind === "simpleType"
      ? this.#leaf(element, type)
      : this.#complexElement(element, type);
  }

  #leaf(element: ElementDescriptor, type: SimpleType): Sure {
    const text = sureTextOf(type, escapeText);
    if (text === undefined) return never;
    const { bare, end } = this.#naming.element(element.name);
    return textBetween(bare, text, end);
  }

  #complexElement(element: ElementDescriptor, type: ComplexType): Sure {
    const uses = type.attributes?.() ?? [];
    const content = type.content?.();
    const places = placesOf([...uses.map(({ property }) => property), ...propertiesOf(content)]);
    const { size, names } = places;
    if (type.abstract === true || size > maxPlaces) return never;
    const attributes = uses.map((use) => this.#attribute(use, places));
    const isText = content?.kind === "text";
    const body = this.#content(content, places);
    const { start, bare, end } = this.#naming.element(element.name);
    const open = joiner(attributes.length === 0 ? bare : start);
    const opened = attributes.length === 0 ? undefined : joiner(">");
    const close = joiner(end);
    return (value, draft) => {
      if (typeof value !== "object" || value === null || draft.depth === maxDepth) return false;
      const from = draft.top;
      if (!spread(value, names, draft.values, from)) return false;
      draft.top = from + names.length;
      draft.depth++;
      let tail = open(draft.tail);
      if (opened !== undefined) {
        draft.tail = tail;
        for (let index = 0; index < attributes.length; index++)
          if (attributes[index]?.(draft, from, value) !== true) return false;
        tail = opened(draft.tail);
      }
      draft.tail = tail;
      const { length } = draft.text;
      if (!body(draft, from, value)) return false;
      // Nothing came: the element is empty, and written in another way.
      if (!isText && draft.tail === tail && draft.text.length === length) return false;
      draft.tail = close(draft.tail);
      draft.depth--;
      draft.top = from;
      return true;
    };
  }

  #attribute(use: AttributeUse, places: Places): SurePart {
    const place = places.of(use.property);
    const isOptional = use.required !== true;
    const identifier = sureIdentifierOf(use.type);
    const text = identifier ?? sureTextOf(use.type, escapeAttribute);
    const write =
      text === undefined || use.fixed !== undefined
        ? never
        : textBetween(this.#naming.attribute(use.name).attribute, text, '"');
    return (draft, from) => {
      const inner = draft.values[from + place];
      if (inner === undefined) return isOptional;
      if (identifier !== undefined) draft.identifiers.push(String(inner));
      return write(inner, draft);
    };
  }

  #content(content: Content | undefined, places: Places): SurePart {
    if (content === undefined || content.kind === "mixed") return never;
    if (content.kind !== "text") return this.#particle(content, places);
    const place = places.of(content.property);
    const text = sureTextOf(content.type, escapeText);
    const write = text === undefined ? never : textBetween("", text, "");
    return (draft, from) => write(draft.values[from + place], draft);
  }

  #particle(particle: Particle, places: Places): SurePart {
    if (particle.maxOccurs === 0) return always;
    if (particle.kind === "any" || particle.kind === "all") return absent(particle, places);
    if (particle.kind === "element")
      return isRepeated(particle)
        ? this.#repeated(particle, places)
        : this.#single(particle, places);
    if (particle.property !== undefined) return absent(particle, places);
    const parts = particle.particles.filter((part) => part.maxOccurs > 0);
    const sures = parts.map((part) => this.#particle(part, places));
    if (particle.kind === "choice") return choicePart(particle, parts, sures);
    const body: SurePart = (draft, from, value) => {
      for (let index = 0; index < sures.length; index++)
        if (sures[index]?.(draft, from, value) !== true) return false;
      return true;
    };
    if (particle.minOccurs > 0) return body;
    const presence = presenceOf(particle);
    return (draft, from, value) => !presence.present(value) || body(draft, from, value);
  }

  #single({ property, minOccurs, element }: ElementParticle, places: Places): SurePart {
    const place = places.of(property);
    const isOptional = minOccurs === 0;
    let sure: Sure | undefined;
    return (draft, from) => {
      const inner = draft.values[from + place];
      if (inner === undefined) return isOptional;
      sure ??= this.element(element);
      return sure(inner, draft);
    };
  }

  #repeated(particle: ElementParticle, places: Places): SurePart {
    const { property, minOccurs, maxOccurs, element } = particle;
    const place = places.of(property);
    let sure: Sure | undefined;
    return (draft, from) => {
      const items = draft.values[from + place];
      if (items === undefined) return minOccurs === 0;
      if (!Array.isArray(items) || items.length < minOccurs || items.length > maxOccurs)
        return false;
      sure ??= this.element(element);
      for (let index = 0; index < items.length; index++)
        if (!sure(items[index], draft)) return false;
      return true;
    };
  }
}

const never = (): boolean => false;
const always: SurePart = () => true;

/**
 * Writes the text of a value between two strings, the second of which waits for what comes after it. In a lot, one value often
 * is what the last one was: the year, the commune, the type.
 */
function textBetween(begin: string, text: SureText, end: string): Sure {
  const lead = joiner(begin);
  let last: unknown;
  let lastText = "";
  return (value, draft) => {
    let written = lastText;
    if (value !== last || lastText === "") {
      const found = text(value);
      if (found === undefined) return false;
      last = value;
      lastText = found;
      written = found;
    }
    draft.text += lead(draft.tail);
    draft.text += written;
    draft.tail = end;
    return true;
  };
}

/** For a particle that is left to others: fine when nothing of it is there. */
function absent(particle: Particle, places: Places): SurePart {
  if (!isEmptiable(particle)) return never;
  const own = [...presenceOf(particle).properties].map((property) => places.of(property));
  return ({ values }, from) => own.every((place) => values[from + place] === undefined);
}

function choicePart(
  particle: GroupParticle,
  parts: readonly Particle[],
  sures: readonly SurePart[],
): SurePart {
  const presences = parts.map(presenceOf);
  const emptiable = isEmptiable(particle);
  return (draft, from, value) => {
    const branch = sures[branchOf(presences, value)];
    if (branch !== undefined) return branch(draft, from, value);
    return emptiable && !presences.some((presence) => presence.present(value));
  };
}

function propertiesOf(content: Content | undefined): string[] {
  if (content === undefined) return [];
  if (content.kind === "text" || content.kind === "mixed") return [content.property];
  return [...presenceOf(content).properties];
}
