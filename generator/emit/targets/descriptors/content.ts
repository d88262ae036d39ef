import type * as v1 from "../../../../runtime/descriptors.js";
import type { Handle } from "../../../ir/names.js";
import type { ModuleContext } from "../../context.js";
import { quote } from "../../text/foreign-text.js";
import { array, block, call, type Layout, object, objectOf, prefixed } from "../../text/layout.js";
import { DataPrinter, isParticle } from "./data.js";
import { descriptorHandles, schemasHandle } from "./handles.js";
import { type Known, sharedGroups } from "./shared-groups.js";

/** Prints the content of types. */
export abstract class ContentPrinter extends DataPrinter {
  protected readonly handles: ReadonlyMap<object, Handle>;

  constructor(context: ModuleContext) {
    super(context);
    this.handles = descriptorHandles(context.plan);
  }

  /** A use of a type. */
  abstract reference(type: v1.TypeDescriptor): Layout;

  /** The last argument of a constructor; none where all options have their defaults. */
  protected options(
    options: Readonly<Record<string, unknown>>,
    said: Readonly<Record<string, Layout | undefined>> = {},
  ): readonly Layout[] {
    const data = Object.entries(options).filter(([, value]) => value !== undefined);
    const entries = [
      ...data.map(([key, value]): [string, Layout] => [key, this.data(value)]),
      ...Object.entries(said),
    ];
    return entries.every(([, value]) => value === undefined) ? [] : [objectOf(entries)];
  }

  /** The identity constraints of an element. */
  protected identities(constraints: readonly v1.IdentityConstraint[]): Layout {
    const items = constraints.map(({ category, name, selector, fields, refer }) =>
      call(
        `/*@__PURE__*/ ${this.context.runtime("identity")}`,
        quote(category),
        this.pair(name),
        this.#paths(selector),
        array(fields.map((paths) => this.#paths(paths))),
        ...(refer === undefined ? [] : [this.pair(refer)]),
      ),
    );
    return array(items);
  }

  #paths(paths: readonly v1.XPathPath[]): Layout {
    const items = paths.map(({ descendant, steps, attribute }) => {
      const children = array(steps.map((step) => this.#step(step)));
      if (!descendant && attribute === undefined) return children;
      return object({
        descendant: descendant ? "true" : undefined,
        steps: children,
        attribute: attribute && this.#step(attribute),
      });
    });
    return array(items);
  }

  #step(step: v1.NameTest): Layout {
    return typeof step !== "string" && "local" in step ? this.pair(step) : this.data(step);
  }

  /** Content that a type has from its base is said by reference to it, and a group that stands in several places once. */
  protected contentThunk(content: v1.Content, base: v1.TypeDescriptor | undefined): Layout {
    if (content.kind === "text")
      return prefixed(
        "() => ",
        call(this.context.runtime("text"), quote(content.property), this.reference(content.type)),
      );
    const known = new Map<v1.Particle, () => Layout>();
    const inherited = base?.kind === "complexType" ? base.content?.() : undefined;
    if (base !== undefined && inherited !== undefined && isParticle(inherited))
      known.set(inherited, () => call(this.context.runtime("contentOf"), this.reference(base)));
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
        ? call(
            this.context.runtime("mixed"),
            quote(content.kind === "mixed" ? content.property : ""),
            ...parts,
          )
        : part;
    return constants.length === 0 ? prefixed("() => ", whole) : block("() => ", constants, whole);
  }

  #particle(particle: v1.Particle, known: Known): Layout {
    return known.get(particle)?.() ?? this.#counted(particle, known);
  }

  #counted(particle: v1.Particle, known: Known): Layout {
    const { minOccurs, maxOccurs } = particle;
    if (minOccurs === 1 && maxOccurs === 1) return this.#once(particle, known);
    const word = repetition(minOccurs, maxOccurs);
    if (word === undefined)
      return call(
        this.context.runtime("occurs"),
        String(minOccurs),
        String(maxOccurs),
        this.#once(particle, known),
      );
    const said =
      particle.kind === "element"
        ? this.#elementArguments(particle)
        : [this.#once(particle, known)];
    return call(this.context.runtime(word), ...said);
  }

  #once(particle: v1.Particle, known: Known): Layout {
    if (particle.kind === "element") return this.#element(particle);
    if (particle.kind === "any") {
      return call(
        this.context.runtime("any"),
        quote(particle.property),
        object(this.wildcardEntries(particle.wildcard)),
      );
    }
    const group = call(
      this.context.runtime(particle.kind),
      ...particle.particles.map((child) => this.#particle(child, known)),
    );
    return particle.property === undefined
      ? group
      : call(
          this.context.runtime(particle.rows ? "rows" : "ordered"),
          quote(particle.property),
          group,
        );
  }

  #element(particle: v1.ElementParticle): Layout {
    return call(this.context.runtime("element"), ...this.#elementArguments(particle));
  }

  #elementArguments({ property, element }: v1.ElementParticle): readonly Layout[] {
    const handle = this.handles.get(element);
    if (handle !== undefined) return [quote(property), this.context.name(handle)];
    const { kind: _, name, type, identityConstraints, ...options } = element;
    const constraints = identityConstraints && this.identities(identityConstraints);
    return [
      quote(property),
      this.nameFor(property, name),
      this.reference(type()),
      ...this.options(options, { identityConstraints: constraints }),
    ];
  }

  protected wildcardEntries({
    namespaces,
    processContents,
    schemas,
  }: v1.Wildcard): Readonly<Record<string, Layout | undefined>> {
    return {
      namespaces: this.data(namespaces),
      processContents: quote(processContents),
      schemas: schemas && this.context.name(schemasHandle),
    };
  }
}

/** The word for bounds that are more than once and have one. */
function repetition(
  minOccurs: number,
  maxOccurs: number,
): "optional" | "many" | "some" | undefined {
  if (minOccurs === 0 && maxOccurs === 1) return "optional";
  if (minOccurs > 1 || maxOccurs !== Number.POSITIVE_INFINITY) return undefined;
  return minOccurs === 0 ? "many" : "some";
}
