import type * as v1 from "../../../../runtime/descriptors.js";
import { xsAnyType } from "../../../../runtime/v1/any-type.js";
import { typeNameOf } from "../../../../runtime/v1/schema-sets.js";
import { upperFirst } from "../../../ir/names.js";
import type { NamedPart } from "../../../ir/passes/2-relate/shared-lists.js";
import { quote } from "../../text/foreign-text.js";
import { array, call, type Layout, object, objectOf, prefixed } from "../../text/layout.js";
import { ContentPrinter } from "./content.js";
import { isBuiltIn, isRestriction, thunked } from "./data.js";
import { prefixesHandle } from "./handles.js";
import { beginsWith, sameContent } from "./inheritance.js";

/** Prints descriptor objects as the calls that make them again. */
export class DescriptorPrinter extends ContentPrinter {
  /** The initializer of a type's own declaration, with the parts of the list of those derived from it. */
  type(type: v1.TypeDescriptor, derived: readonly NamedPart<v1.ComplexType>[] = []): Layout {
    return type.kind === "simpleType" ? this.simpleType(type) : this.#complexType(type, derived);
  }

  /** A use of a type: its name where it has one. */
  reference(type: v1.TypeDescriptor): Layout {
    const handle = this.handles.get(type);
    if (handle !== undefined) return this.context.name(handle);
    if (type === xsAnyType) return this.context.runtime("xsAnyType");
    if (type.kind === "simpleType" && isBuiltIn(type)) {
      const integers = type.integers === "bigint" ? "AsBigint" : "";
      const name = this.context.runtime(`xs${upperFirst(type.name?.local ?? "")}${integers}`);
      return type.integers === "exact" ? call(this.context.runtime("exactly"), name) : name;
    }
    return this.type(type);
  }

  /** A simple type; the values of its enumeration by the name of a constant that has them. */
  simpleType(type: v1.SimpleType, values?: string): Layout {
    return isRestriction(type)
      ? this.#restriction(type, type.base(), values)
      : this.#otherSimpleType(type, values);
  }

  /** The base of a declaration is a thunk, since it may be declared further down. */
  #restriction(type: v1.SimpleType, base: v1.SimpleType, values: string | undefined): Layout {
    const { name, variety, facets } = type;
    const rest = [
      facets === undefined
        ? undefined
        : this.#facets(facets, values, ({ xsd, native, linear }) =>
            linear === undefined && native === `^(?:${xsd})$` ? quote(xsd) : undefined,
          ),
      name && this.pair(name),
      variety === "atomic" ? undefined : quote(variety),
    ];
    while (rest.length > 0 && rest.at(-1) === undefined) rest.pop();
    const declared = this.handles.has(type);
    return call(
      declared
        ? `/*@__PURE__*/ ${this.context.runtime("restriction")}`
        : this.context.runtime("restriction"),
      isBuiltIn(base) ? this.reference(base) : prefixed("() => ", thunked(this.reference(base))),
      ...rest.map((part) => part ?? "undefined"),
    );
  }

  #otherSimpleType(type: v1.SimpleType, values: string | undefined): Layout {
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

  /** The facets of a type; `shortly` may say a pattern in fewer words. */
  #facets(
    { patterns, enumeration, ...others }: v1.Facets,
    values: string | undefined,
    shortly: (pattern: v1.Pattern) => Layout | undefined = () => undefined,
  ): Layout {
    const said = Object.entries(others).filter(([, value]) => value !== undefined);
    return object({
      ...Object.fromEntries(said.map(([name, value]) => [name, this.data(value)])),
      patterns: patterns && array(patterns.map((one) => shortly(one) ?? this.data(one))),
      enumeration: enumeration && (values ?? this.data(enumeration)),
    });
  }

  #complexType(type: v1.ComplexType, derived: readonly NamedPart<v1.ComplexType>[]): Layout {
    const base = this.#extended(type);
    const inherits = base !== undefined && sameContent(type.content?.(), base.content?.());
    const content = inherits
      ? undefined
      : type.content && this.contentThunk(type.content(), type.base?.());
    const entries: readonly (readonly [string, Layout | undefined])[] = Object.entries({
      abstract: type.abstract ? "true" : undefined,
      [type.derivation ?? ""]:
        type.base && prefixed("() => ", thunked(this.reference(type.base()))),
      block: type.block && this.data(type.block),
      derived: type.derived && this.#derived(derived),
      attributes: this.#attributes(type.attributes?.() ?? [], base),
      anyAttribute:
        type.anyAttribute &&
        object({
          property: quote(type.anyAttribute.property),
          ...this.wildcardEntries(type.anyAttribute),
        }),
      content,
    }).filter(([, value]) => value !== undefined);
    const only = entries.length === 1 ? content : undefined;
    const said = entries.length === 0 ? [] : [only ?? objectOf(entries)];
    return call(
      `/*@__PURE__*/ ${this.context.runtime("complexType")}`,
      type.prefixes ? this.context.name(prefixesHandle) : "undefined",
      type.name ? this.pair(type.name) : "undefined",
      ...said,
    );
  }

  /** The complex type that a type extends, where it can be referred to. */
  #extended({ derivation, base }: v1.ComplexType): v1.ComplexType | undefined {
    const type = derivation === "extension" ? base?.() : undefined;
    return type?.kind === "complexType" && this.handles.has(type) ? type : undefined;
  }

  /** The attributes of a type; those of the type that it extends by reference, and not at all where it has no others. */
  #attributes(
    uses: readonly v1.AttributeUse[],
    base: v1.ComplexType | undefined,
  ): Layout | undefined {
    const inherited = base?.attributes?.() ?? [];
    const keeps = beginsWith(uses, inherited);
    if (keeps && inherited.length === uses.length) return undefined;
    const shared =
      keeps && base !== undefined && inherited.length > 0
        ? [call(`...${this.context.runtime("attributesOf")}`, this.reference(base))]
        : [];
    const own = shared.length > 0 ? uses.slice(inherited.length) : uses;
    return prefixed("() => ", array([...shared, ...own.map((use) => this.#attribute(use))]));
  }

  /** The list of derived types, some of them as the list of another type. */
  #derived(parts: readonly NamedPart<v1.ComplexType>[]): Layout {
    const items = parts.map(({ kind, of, name }) =>
      kind === "allOf"
        ? call(`...${this.context.runtime("derivedOf")}`, this.reference(of))
        : this.namedType(of, name),
    );
    return prefixed("() => ", array(items));
  }

  /** A named type; with what values call it, where that is not its own name. */
  namedType(type: v1.TypeDescriptor, $type: string | undefined): Layout {
    return typeNameOf(type) === $type
      ? this.reference(type)
      : object({ $type: $type && quote($type), type: this.reference(type) });
  }

  #attribute({ property, name, type, kind: _, ...options }: v1.AttributeUse): Layout {
    const said = Object.entries(options).filter(([, value]) => value !== undefined);
    if (said.length === 1 && options.required === true)
      return call(
        this.context.runtime("required"),
        quote(property),
        this.nameFor(property, name),
        this.reference(type),
      );
    return call(
      this.context.runtime("attribute"),
      quote(property),
      this.nameFor(property, name),
      this.reference(type),
      ...this.options(options),
    );
  }

  /** The initializer of a global element; what can stand in its place, by parts. */
  globalElement(
    {
      kind: _,
      name,
      type,
      substitutions,
      prefixes,
      identityConstraints,
      ...options
    }: v1.ElementDescriptor,
    parts: readonly NamedPart<v1.ElementDescriptor>[],
  ): Layout {
    const members = substitutions && parts.map((part) => this.#substitution(part));
    const entries: [string, Layout | undefined][] = [
      ...Object.entries(options).map(([key, value]): [string, Layout | undefined] => [
        key,
        value === undefined ? undefined : this.data(value),
      ]),
      ["identityConstraints", identityConstraints && this.identities(identityConstraints)],
      ["substitutions", members && prefixed("() => ", array(members))],
      ["prefixes", prefixes && this.context.name(prefixesHandle)],
    ];
    const said = entries.some(([, value]) => value !== undefined) ? [objectOf(entries)] : [];
    const reference = prefixed("() => ", thunked(this.reference(type())));
    return call(
      `/*@__PURE__*/ ${this.context.runtime("globalElement")}`,
      this.pair(name),
      reference,
      ...said,
    );
  }

  #substitution({ kind, of, name }: NamedPart<v1.ElementDescriptor>): Layout {
    const reference = this.elementReference(of);
    return kind === "allOf"
      ? call(`...${this.context.runtime("substitutionsOf")}`, reference)
      : object({ kind: quote(name), element: reference });
  }

  /** A global element, which has a declaration of its own. */
  elementReference(element: v1.ElementDescriptor): Layout {
    const handle = this.handles.get(element);
    if (handle === undefined) throw new Error(`the element ${element.name.local} is not declared`);
    return this.context.name(handle);
  }

  globalAttribute({ name, type, kind: _, ...options }: v1.AttributeDescriptor): Layout {
    const reference = prefixed("() => ", thunked(this.reference(type())));
    return call(
      this.context.runtime("globalAttribute"),
      this.pair(name),
      reference,
      ...this.options(options),
    );
  }
}
