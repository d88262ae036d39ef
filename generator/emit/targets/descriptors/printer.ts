import type * as v1 from "../../../../runtime/descriptors.js";
import { type QName, xsNamespace } from "../../../../runtime/qname.js";
import { xsAnyType } from "../../../../runtime/v1/any-type.js";
import type { Handle } from "../../../ir/names.js";
import { upperFirst } from "../../../ir/names.js";
import type { NamedPart } from "../../../ir/passes/2-relate/shared-lists.js";
import type { ModuleContext } from "../../context.js";
import { quote } from "../../text/foreign-text.js";
import {
  array,
  block,
  call,
  type Layout,
  object,
  objectOf,
  prefixed,
  propertyKey,
} from "../../text/layout.js";
import { descriptorHandles, prefixesHandle, schemasHandle } from "./handles.js";
import { type Known, sharedGroups } from "./shared-groups.js";

/** Prints descriptor objects as the calls that make them again. */
export class DescriptorPrinter {
  readonly #context: ModuleContext;
  readonly #handles: ReadonlyMap<object, Handle>;

  constructor(context: ModuleContext) {
    this.#context = context;
    this.#handles = descriptorHandles(context.plan);
  }

  /** The initializer of a type's own declaration, with the parts of the list of those derived from it. */
  type(type: v1.TypeDescriptor, derived: readonly NamedPart<v1.ComplexType>[] = []): Layout {
    return type.kind === "simpleType" ? this.simpleType(type) : this.#complexType(type, derived);
  }

  /** A use of a type: its name where it has one. */
  reference(type: v1.TypeDescriptor): Layout {
    const handle = this.#handles.get(type);
    if (handle !== undefined) return this.#context.name(handle);
    if (type === xsAnyType) return this.#context.runtime("xsAnyType");
    if (type.kind === "simpleType" && isBuiltIn(type)) {
      const integers = type.integers === "bigint" ? "AsBigint" : "";
      const name = this.#context.runtime(`xs${upperFirst(type.name?.local ?? "")}${integers}`);
      return type.integers === "exact" ? call(this.#context.runtime("exactly"), name) : name;
    }
    return this.type(type);
  }

  /** A simple type; the values of its enumeration by the name of a constant that has them. */
  simpleType(type: v1.SimpleType, values?: string): Layout {
    return object({
      kind: quote("simpleType"),
      name: type.name && this.name(type.name),
      variety: quote(type.variety),
      base: type.base && prefixed("() => ", thunked(this.reference(type.base()))),
      itemType: type.itemType && prefixed("() => ", thunked(this.reference(type.itemType()))),
      memberTypes:
        type.memberTypes &&
        prefixed("() => ", array(type.memberTypes().map((member) => this.reference(member)))),
      facets: type.facets && this.#facets(type.facets, values),
      integers: type.integers && quote(type.integers),
    });
  }

  #facets(facets: v1.Facets, values: string | undefined): Layout {
    return objectOf(
      Object.entries(facets).map(([name, value]): [string, Layout | undefined] => [
        name,
        name === "enumeration" && values !== undefined
          ? values
          : value === undefined
            ? undefined
            : this.#data(value),
      ]),
    );
  }

  #complexType(type: v1.ComplexType, derived: readonly NamedPart<v1.ComplexType>[]): Layout {
    return object({
      kind: quote("complexType"),
      name: type.name && this.name(type.name),
      abstract: type.abstract ? "true" : undefined,
      base: type.base && prefixed("() => ", thunked(this.reference(type.base()))),
      derivation: type.derivation && quote(type.derivation),
      block: type.block && this.#data(type.block),
      derived: type.derived && this.#derived(derived),
      attributes:
        type.attributes &&
        prefixed("() => ", array(type.attributes().map((use) => this.#attribute(use)))),
      anyAttribute:
        type.anyAttribute &&
        object({
          property: quote(type.anyAttribute.property),
          ...this.#wildcardEntries(type.anyAttribute),
        }),
      content: type.content && this.#contentThunk(type.content(), type.base?.()),
      prefixes: type.prefixes && this.#context.name(prefixesHandle),
    });
  }

  /** The list of derived types. One that is joined from others is made once, by `once`. */
  #derived(parts: readonly NamedPart<v1.ComplexType>[]): Layout {
    const items = parts.map(({ kind, of, name }) =>
      kind === "allOf"
        ? call(`...${this.#context.runtime("derivedOf")}`, this.reference(of))
        : object({ $type: quote(name), type: this.reference(of) }),
    );
    const list = prefixed("() => ", array(items));
    const joins = parts.some(({ kind }) => kind === "allOf");
    return joins ? call(`/*@__PURE__*/ ${this.#context.runtime("once")}`, list) : list;
  }

  #attribute({ property, name, type, kind: _, ...options }: v1.AttributeUse): Layout {
    return call(
      this.#context.runtime("attribute"),
      quote(property),
      this.name(name),
      this.reference(type),
      ...this.#options(options),
    );
  }

  /** The last argument of a constructor; none where all options have their defaults. */
  #options(options: Readonly<Record<string, unknown>>): readonly Layout[] {
    const entries = Object.entries(options).filter(([, value]) => value !== undefined);
    return entries.length === 0
      ? []
      : [objectOf(entries.map(([key, value]) => [key, this.#data(value)]))];
  }

  /** Content that a type has from its base is said by reference to it, and a group that stands in several places once. */
  #contentThunk(content: v1.Content, base: v1.TypeDescriptor | undefined): Layout {
    const { runtime } = this.#bound;
    if (content.kind === "text")
      return prefixed(
        "() => ",
        call(runtime("text"), quote(content.property), this.reference(content.type)),
      );
    const known = new Map<v1.Particle, () => Layout>();
    const inherited = base?.kind === "complexType" ? base.content?.() : undefined;
    if (base !== undefined && inherited !== undefined && isParticle(inherited))
      known.set(inherited, () => call(runtime("contentOf"), this.reference(base)));
    const particle = content.kind === "mixed" ? content.particle : content;
    const shared = particle === undefined ? [] : sharedGroups(particle, known);
    const constants = shared.map((group, index) => {
      const name = `$group${index + 1}`;
      const constant = prefixed(`const ${name} = `, this.#counted(group, known));
      known.set(group, () => name);
      return constant;
    });
    const parts = particle === undefined ? [] : [this.#particle(particle, known)];
    const [part] = parts;
    const whole =
      content.kind === "mixed" || part === undefined
        ? call(runtime("mixed"), quote(content.kind === "mixed" ? content.property : ""), ...parts)
        : part;
    return constants.length === 0 ? prefixed("() => ", whole) : block("() => ", constants, whole);
  }

  get #bound(): { readonly runtime: (name: string) => string } {
    return { runtime: (name) => this.#context.runtime(name) };
  }

  #particle(particle: v1.Particle, known: Known): Layout {
    return known.get(particle)?.() ?? this.#counted(particle, known);
  }

  #counted(particle: v1.Particle, known: Known): Layout {
    const { runtime } = this.#bound;
    const { minOccurs, maxOccurs } = particle;
    const once = this.#once(particle, known);
    if (minOccurs === 1 && maxOccurs === 1) return once;
    if (minOccurs === 0 && maxOccurs === 1) return call(runtime("optional"), once);
    return call(runtime("occurs"), String(minOccurs), String(maxOccurs), once);
  }

  #once(particle: v1.Particle, known: Known): Layout {
    const { runtime } = this.#bound;
    if (particle.kind === "element") return this.#element(particle);
    if (particle.kind === "any") {
      return call(
        runtime("any"),
        quote(particle.property),
        object(this.#wildcardEntries(particle.wildcard)),
      );
    }
    const group = call(
      runtime(particle.kind),
      ...particle.particles.map((child) => this.#particle(child, known)),
    );
    return particle.property === undefined
      ? group
      : call(runtime(particle.rows ? "rows" : "ordered"), quote(particle.property), group);
  }

  #element({ property, element }: v1.ElementParticle): Layout {
    const { runtime } = this.#bound;
    const handle = this.#handles.get(element);
    if (handle !== undefined)
      return call(runtime("elementRef"), quote(property), this.#context.name(handle));
    const { kind: _, name, type, ...options } = element;
    return call(
      runtime("element"),
      quote(property),
      this.name(name),
      this.reference(type()),
      ...this.#options(options),
    );
  }

  /** The initializer of a global element; what can stand in its place, by parts. */
  globalElement(
    { kind: _, name, type, substitutions, prefixes, ...options }: v1.ElementDescriptor,
    parts: readonly NamedPart<v1.ElementDescriptor>[],
  ): Layout {
    const members = substitutions && parts.map((part) => this.#substitution(part));
    const entries: [string, Layout | undefined][] = [
      ...Object.entries(options).map(([key, value]): [string, Layout | undefined] => [
        key,
        value === undefined ? undefined : this.#data(value),
      ]),
      ["substitutions", members && prefixed("() => ", array(members))],
      ["prefixes", prefixes && this.#context.name(prefixesHandle)],
    ];
    const said = entries.some(([, value]) => value !== undefined) ? [objectOf(entries)] : [];
    const reference = prefixed("() => ", thunked(this.reference(type())));
    return call(
      `/*@__PURE__*/ ${this.#context.runtime("globalElement")}`,
      this.name(name),
      reference,
      ...said,
    );
  }

  #substitution({ kind, of, name }: NamedPart<v1.ElementDescriptor>): Layout {
    const reference = this.elementReference(of);
    return kind === "allOf"
      ? call(`...${this.#context.runtime("substitutionsOf")}`, reference)
      : object({ kind: quote(name), element: reference });
  }

  /** A global element, which has a declaration of its own. */
  elementReference(element: v1.ElementDescriptor): Layout {
    const handle = this.#handles.get(element);
    if (handle === undefined) throw new Error(`the element ${element.name.local} is not declared`);
    return this.#context.name(handle);
  }

  globalAttribute({ name, type, kind: _, ...options }: v1.AttributeDescriptor): Layout {
    const reference = prefixed("() => ", thunked(this.reference(type())));
    return call(
      this.#context.runtime("globalAttribute"),
      this.name(name),
      reference,
      ...this.#options(options),
    );
  }

  #wildcardEntries({
    namespaces,
    processContents,
    schemas,
  }: v1.Wildcard): Readonly<Record<string, Layout | undefined>> {
    return {
      namespaces: this.#data(namespaces),
      processContents: quote(processContents),
      schemas: schemas && this.#context.name(schemasHandle),
    };
  }

  name({ namespace, local }: QName): Layout {
    return object({ namespace: this.#context.namespace(namespace), local: quote(local) });
  }

  /** Plain data, with the namespaces of names as constants. */
  #data(value: unknown): Layout {
    if (Array.isArray(value)) return array(value.map((item) => this.#data(item)));
    if (typeof value === "string") return quote(value);
    if (typeof value !== "object" || value === null) return String(value);
    if ("namespace" in value && "local" in value) return this.name(value as QName);
    const entries = Object.entries(value).map(([key, item]): [string, Layout | undefined] => [
      propertyKey(key),
      item === undefined ? undefined : this.#data(item),
    ]);
    return objectOf(entries);
  }
}

function isParticle(content: v1.Content): content is v1.Particle {
  return content.kind !== "text" && content.kind !== "mixed";
}

/** Built-in types are the runtime's own constants. */
function isBuiltIn({ name }: v1.SimpleType): boolean {
  return name?.namespace === xsNamespace;
}

/** An object literal as the body of an arrow function stands between parentheses. */
function thunked(layout: Layout): Layout {
  if (typeof layout === "string" || !layout.open.startsWith("{")) return layout;
  return { ...layout, open: `(${layout.open}`, close: `${layout.close})` };
}
