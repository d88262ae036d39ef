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
} from "../v1/descriptors.js";
import { concernsDocument, hasOwnRules, sureIdentifierOf, sureTextOf } from "../validate/sure.js";
import { isObject } from "../validate/types.js";
import { type Draft, joiner } from "./draft.js";
import type { Naming } from "./writer.js";

/**
 * Checks and writes a value in one go. `true`: it is valid, and written as any other writer would. `false` says nothing about
 * it, and leaves the draft useless: the full check decides, and another writer writes.
 */
export type Sure = (value: unknown, draft: Draft) => boolean;

/** The same for some of the properties of an object. */
type SurePart = (value: Properties, draft: Draft) => boolean;

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
      let compiled: Sure | undefined;
      sure = (value, draft) => {
        compiled ??= this.#compile(element);
        return compiled(value, draft);
      };
      this.#elements.set(element, sure);
    }
    return sure;
  }

  #compile(element: ElementDescriptor): Sure {
    if (hasOwnRules(element) || element.name.namespace === xhtmlNamespace) return never;
    const type = element.type();
    if (type.kind === "complexType") return this.#complexElement(element, type);
    const text = sureTextOf(type, escapeText);
    if (text === undefined || concernsDocument(type)) return never;
    const { bare, end } = this.#naming.element(element.name);
    const lead = joiner(bare);
    return (value, draft) => {
      const written = text(value);
      if (written === undefined) return false;
      draft.text += lead(draft.tail);
      draft.text += written;
      draft.tail = end;
      return true;
    };
  }

  #complexElement(element: ElementDescriptor, type: ComplexType): Sure {
    if (type.abstract === true) return never;
    const uses = type.attributes?.() ?? [];
    const attributes = uses.map((use) => this.#attribute(use));
    const content = type.content?.();
    const isText = content?.kind === "text";
    const body = this.#content(content);
    const { start, bare, end } = this.#naming.element(element.name);
    const open = joiner(attributes.length === 0 ? bare : start);
    const opened = joiner(attributes.length === 0 ? "" : ">");
    const close = joiner(end);
    const names = [...uses.map(({ property }) => property), ...propertiesOf(content)];
    const places = new Map(names.map((name, index) => [name, index + 1]));
    return (value, draft) => {
      if (!isObject(value) || draft.depth === maxDepth) return false;
      if (value["$nil"] !== undefined || value["$type"] !== undefined) return false;
      if (!hasOnly(value, names, places)) return false;
      draft.depth++;
      draft.tail = open(draft.tail);
      for (let index = 0; index < attributes.length; index++)
        if (attributes[index]?.(value, draft) !== true) return false;
      const tail = opened(draft.tail);
      const { length } = draft.text;
      draft.tail = tail;
      if (!body(value, draft)) return false;
      // Nothing came: the element is empty, and written in another way.
      if (!isText && draft.tail === tail && draft.text.length === length) return false;
      draft.tail = close(draft.tail);
      draft.depth--;
      return true;
    };
  }

  #attribute({ property, name, type, required, fixed }: AttributeUse): SurePart {
    const identifier = sureIdentifierOf(type);
    const plain = concernsDocument(type) ? undefined : sureTextOf(type, escapeAttribute);
    const text = fixed === undefined ? (identifier ?? plain) : undefined;
    const lead = joiner(this.#naming.attribute(name).attribute);
    return (value, draft) => {
      const inner = value[property];
      if (inner === undefined) return required !== true;
      const written = text?.(inner);
      if (written === undefined) return false;
      if (identifier !== undefined) draft.identifiers.push(written);
      draft.text += lead(draft.tail);
      draft.text += written;
      draft.tail = '"';
      return true;
    };
  }

  #content(content: Content | undefined): SurePart {
    if (content === undefined || content.kind === "mixed") return never;
    if (content.kind !== "text") return this.#particle(content);
    const { property, type } = content;
    const text = concernsDocument(type) ? undefined : sureTextOf(type, escapeText);
    if (text === undefined) return never;
    return (value, draft) => {
      const written = text(value[property]);
      if (written === undefined) return false;
      draft.text += draft.tail;
      draft.text += written;
      draft.tail = "";
      return true;
    };
  }

  #particle(particle: Particle): SurePart {
    if (particle.maxOccurs === 0) return always;
    if (particle.kind === "any" || particle.kind === "all") return absent(particle);
    if (particle.kind === "element")
      return isRepeated(particle) ? this.#repeated(particle) : this.#single(particle);
    if (particle.property !== undefined) return absent(particle);
    const parts = particle.particles.filter((part) => part.maxOccurs > 0);
    const sures = parts.map((part) => this.#particle(part));
    if (particle.kind === "choice") return choicePart(particle, parts, sures);
    const body: SurePart = (value, draft) => {
      for (let index = 0; index < sures.length; index++)
        if (sures[index]?.(value, draft) !== true) return false;
      return true;
    };
    if (particle.minOccurs > 0) return body;
    const presence = presenceOf(particle);
    return (value, draft) => !presence.present(value) || body(value, draft);
  }

  #single({ property, minOccurs, element }: ElementParticle): SurePart {
    const sure = this.element(element);
    const isOptional = minOccurs === 0;
    return (value, draft) => {
      const inner = value[property];
      return inner === undefined ? isOptional : sure(inner, draft);
    };
  }

  #repeated({ property, minOccurs, maxOccurs, element }: ElementParticle): SurePart {
    const sure = this.element(element);
    return (value, draft) => {
      const items = value[property];
      if (items === undefined) return minOccurs === 0;
      if (!Array.isArray(items) || items.length < minOccurs || items.length > maxOccurs)
        return false;
      for (let index = 0; index < items.length; index++)
        if (!sure(items[index], draft)) return false;
      return true;
    };
  }
}

const never = (): boolean => false;
const always: SurePart = () => true;

/** For a particle that is left to others: fine when nothing of it is there. */
function absent(particle: Particle): SurePart {
  if (!isEmptiable(particle)) return never;
  const properties = [...presenceOf(particle).properties];
  return (value) => properties.every((property) => value[property] === undefined);
}

function choicePart(
  particle: GroupParticle,
  parts: readonly Particle[],
  sures: readonly SurePart[],
): SurePart {
  const presences = parts.map(presenceOf);
  const emptiable = isEmptiable(particle);
  return (value, draft) => {
    const branch = sures[branchOf(presences, value)];
    if (branch !== undefined) return branch(value, draft);
    return emptiable && !presences.some((presence) => presence.present(value));
  };
}

function propertiesOf(content: Content | undefined): string[] {
  if (content === undefined) return [];
  if (content.kind === "text" || content.kind === "mixed") return [content.property];
  return [...presenceOf(content).properties];
}

/** Whether an object has no other properties than these. They mostly come in the order of the schema. */
function hasOnly(
  value: Properties,
  names: readonly string[],
  places: ReadonlyMap<string, number>,
): boolean {
  let at = 0;
  for (const name in value) {
    if (names[at] === name) at++;
    else {
      const place = places.get(name);
      if (place === undefined) return false;
      at = place;
    }
  }
  return true;
}
