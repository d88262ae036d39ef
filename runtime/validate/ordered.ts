import {
  type ContentModel,
  contentModelOf,
  type Expected,
  type State,
} from "../content/content-model.js";
import type { Particle } from "../descriptors.js";
import { type KindTarget, kindsOf } from "../model/item-kinds.js";
import { isObject } from "../model/value-kinds.js";
import type { Expected as ExpectedNames } from "../nouns/rules.js";
import { clark } from "../qname.js";
import { type BeginItems, checkItemValue } from "./items.js";
import { wildcardChecks } from "./lent.js";
import { reportType, reportUnknown } from "./report-values.js";
import { charactersAreLegal } from "./simple.js";
import type { Check, Compile, Validation } from "./validation.js";

interface Kind {
  readonly target: KindTarget;
  /** The Clark name of the element; undefined for a wildcard. */
  readonly label: string | undefined;
  readonly check: Check;
}

const itemProperties: ReadonlySet<string> = new Set(["kind", "value", "$type"]);
const treeProperties: ReadonlySet<string> = new Set(["kind", "value"]);

/**
 * Checks `{ kind, value }` items: each by itself, and their order against the content model (Part 1, 3.8.4). The elements
 * are followed by their names, as a reader of the document would, who must come to the same kinds.
 */
export function orderedItems(
  particle: Particle | undefined,
  mixed: boolean,
  compile: Compile,
): BeginItems {
  const kinds = new Map<string, Kind>();
  for (const [kind, target] of kindsOf(particle))
    kinds.set(kind, {
      target,
      label: target.kind === "element" ? clark(target.element.name) : undefined,
      check:
        target.kind === "any"
          ? wildcardChecks().tree(target.particle.wildcard)
          : compile.element(target.element),
    });
  const expected = mixed ? "string or { kind, value }" : "{ kind, value }";
  return () => {
    const order = new Order(particle);
    return {
      item(item, validation) {
        if (mixed && typeof item === "string") charactersAreLegal(item, validation);
        else if (isObject(item)) checkItem(item, { kinds, compile }, order, validation);
        else reportType(validation, expected, item);
      },
      take(kind) {
        if (kind === undefined) return false;
        const known = kinds.get(kind);
        if (known?.label === undefined || known.target.kind !== "element") return false;
        return order.take(kind, known.label, known.target.element.name.namespace);
      },
      finish: (validation) => order.finish(validation),
    };
  };
}

function checkItem(
  item: Readonly<Record<string, unknown>>,
  { kinds, compile }: { readonly kinds: ReadonlyMap<string, Kind>; readonly compile: Compile },
  order: Order,
  validation: Validation,
): void {
  const kind = typeof item["kind"] === "string" ? kinds.get(item["kind"]) : undefined;
  if (kind === undefined) {
    order.lose();
    validation.report("value-kind", { kind: item["kind"], expected: [...kinds.keys()] }, "kind");
    return;
  }
  const { target } = kind;
  reportUnknown(item, target.kind === "any" ? treeProperties : itemProperties, validation);
  const before = validation.count;
  if (target.kind === "element") checkItemValue(target.element, item, compile, validation);
  else {
    validation.enter("value");
    kind.check(item["value"], validation);
    validation.leave();
  }
  const name = kind.target.kind === "element" ? kind.target.element.name : nameOf(item["value"]);
  if (name === undefined || (kind.target.kind === "any" && validation.count > before)) order.lose();
  else order.step(String(item["kind"]), name, validation);
}

function nameOf(
  value: unknown,
): { readonly namespace: string; readonly local: string } | undefined {
  const name = isObject(value) ? value["name"] : undefined;
  if (!isObject(name)) return undefined;
  const { namespace, local } = name;
  return typeof namespace === "string" && typeof local === "string"
    ? { namespace, local }
    : undefined;
}

/** Follows the content model. After the first mistake it reports nothing more: the rest would only be consequences. */
class Order {
  readonly #model: ContentModel | undefined;
  #state: State | undefined;

  constructor(particle: Particle | undefined) {
    this.#model = particle === undefined ? undefined : contentModelOf(particle);
    this.#state = this.#model?.start;
  }

  /** Takes an element if it may come next; otherwise changes nothing. */
  take(kind: string, label: string, namespace: string): boolean {
    if (this.#model === undefined || this.#state === undefined) return false;
    const next = this.#model.step(this.#state, label, namespace);
    if (next?.match?.kind !== kind) return false;
    this.#state = next;
    return true;
  }

  step(
    kind: string,
    name: { readonly namespace: string; readonly local: string },
    validation: Validation,
  ): void {
    const model = this.#model;
    if (model === undefined || this.#state === undefined) return;
    const next = model.step(this.#state, clark(name), name.namespace);
    if (next?.match?.kind === kind) {
      this.#state = next;
      return;
    }
    const expected = model.expected(this.#state);
    const code = expected.length === 0 ? "cvc-complex-type.2.4.d" : "cvc-complex-type.2.4.a";
    validation.report(code, { element: name, expected: namesOf(expected) });
    this.#state = undefined;
  }

  lose(): void {
    this.#state = undefined;
  }

  finish(validation: Validation): void {
    const model = this.#model;
    if (model === undefined || this.#state === undefined) return;
    if (model.accepts(this.#state)) return;
    const expected = namesOf(model.expected(this.#state));
    validation.report("cvc-complex-type.2.4.b", { expected });
  }
}

/** What could have come instead: names, and for wildcards the namespaces that they allow. */
function namesOf(expected: readonly Expected[]): ExpectedNames {
  return expected.map((next) => {
    if ("wildcard" in next) return { namespaces: next.wildcard.namespaces };
    if (next.element !== undefined) return next.element.name;
    return next.particle.kind === "any"
      ? { namespaces: next.particle.wildcard.namespaces }
      : next.kind;
  });
}
