import { clark } from "../../../runtime/qname.js";
import type { Schema, TypeDefinition } from "../../schema/components.js";
import type { ChangeKind } from "../change-kinds.js";
import type { Aspect, Difference, Doubt } from "../findings.js";
import type { Change } from "./change.js";
import { contentKinds, fitOf } from "./fit.js";
import {
  chainOf,
  contentSubjects,
  type FindSimple,
  headsOf,
  simpleSubjects,
  textSubjects,
} from "./subjects.js";

/** Finds the change that made a difference: what it is about has to have changed. */
export class Attribution {
  readonly #byObject = new Map<object, Change[]>();
  readonly #byLabel = new Map<string, Change[]>();
  readonly #schemas: readonly Schema[];
  /** Types that changed. */
  readonly #changedIn: FindSimple = simpleSubjects((type) => this.#byObject.has(type));

  constructor(changes: readonly Change[], schemas: readonly Schema[]) {
    this.#schemas = schemas;
    for (const change of changes) {
      for (const object of new Set(change.objects)) push(this.#byObject, object, change);
      for (const label of new Set(change.labels)) push(this.#byLabel, label, change);
    }
  }

  /** The most likely change; undefined where none is. */
  causeOf(found: Difference | Doubt): Change | undefined {
    const { aspect } = found;
    const labels = new Set(labelsOf(aspect));
    // What only one side declares and the other lets in all the same.
    const undeclared = [found.at.way.element, found.at.rightElement].some(
      (element) => element !== undefined && element.position === undefined,
    );
    if (undeclared) labels.add(clark(found.at.way.name));
    const [left, right] = [found.at.left?.name, found.at.right?.name];
    // Two types that have not even the same name are compared because one was put in the place of the other.
    const replaced = left !== undefined && right !== undefined && clark(left) !== clark(right);
    let best: Change | undefined;
    let most = 0;
    const weigh = (change: Change, near: number, least = 0): void => {
      const declared = isGlobal(change.kind) && change.labels.includes(clark(found.at.way.name));
      const surely = (declared && undeclared) || (replaced && change.kind === "type-replaced");
      const fit = Math.max(least, fitOf(change.kind, aspect), surely ? 5 : 0);
      const about = change.labels.some((label) => labels.has(label));
      // Whether an element can come does not depend on its type.
      if (fit === 0 || (about && aspect.kind === "content" && isOfType(change.kind))) return;
      const named = about ? 100 : 0;
      const score = fit * 10 + named + near;
      if (score <= most) return;
      [best, most] = [change, score];
    };
    const subjects = this.#subjectsOf(found);
    if (undeclared)
      for (const label of labels)
        for (const change of this.#byLabel.get(label) ?? []) weigh(change, 0);
    for (const [index, subject] of subjects.entries())
      for (const change of this.#byObject.get(subject) ?? []) weigh(change, 9 - Math.min(8, index));
    if (best !== undefined) return best;
    // What nobody declares is let in by the content around it.
    const { parent } = found.at.way;
    if (parent !== undefined)
      for (const subject of [parent.left, parent.right].flatMap(contentSubjects))
        for (const change of this.#byObject.get(subject) ?? [])
          if (contentKinds.has(change.kind) || change.kind.startsWith("wildcard-"))
            weigh(change, change.kind.startsWith("wildcard-") ? 1 : 0, 1);
    if (best !== undefined) return best;
    for (const label of labels)
      for (const change of this.#byLabel.get(label) ?? []) weigh(change, 0);
    return best;
  }

  /** The components that the difference depends on, nearest first. */
  #subjectsOf({ aspect, at }: Difference | Doubt): readonly object[] {
    const elements = [at.way.element, at.rightElement].filter((one) => one !== undefined);
    const types = [at.left, at.right].filter((one) => one !== undefined);
    switch (aspect.kind) {
      case "root":
      case "abstract":
      case "nil":
      case "identity":
        return [...elements, ...types];
      case "abstract-type":
        return [...types, ...elements];
      case "type-name": {
        const named = this.#schemas
          .map((schema) => schema.typeDefinitions.get(clark(aspect.name)))
          .filter((one) => one !== undefined);
        const declared = elements.flatMap(({ typeDefinition }) =>
          textSubjects(typeDefinition, this.#changedIn),
        );
        return [...elements, ...named, ...types.flatMap(chainOf), ...declared];
      }
      case "text":
        return [...elements, ...types.flatMap((type) => textSubjects(type, this.#changedIn))];
      case "attribute":
        return [
          ...types.flatMap((type) => this.#attributeSubjects(type, clark(aspect.name))),
          ...elements,
        ];
      case "content":
      case "wildcard":
        return [
          ...types.flatMap((type) => contentSubjects(type)),
          ...elements,
          ...this.#standingIn(labelsOf(aspect)),
        ];
    }
  }

  /** Global elements of some names, with those in whose place they stand. */
  #standingIn(labels: ReadonlySet<string>): readonly object[] {
    return this.#schemas.flatMap((schema) =>
      [...labels].flatMap((label) => {
        const element = schema.elementDeclarations.get(label);
        return element === undefined ? [] : headsOf(element);
      }),
    );
  }

  #attributeSubjects(type: TypeDefinition, name: string): readonly object[] {
    if (type.kind === "simpleTypeDefinition") return [type];
    const use = type.attributeUses.find(
      ({ attributeDeclaration: own }) => clark(own.name) === name,
    );
    const groups = this.#schemas.flatMap((schema) =>
      [...schema.attributeGroupDefinitions.values()].filter(({ attributeUses }) =>
        attributeUses.some(({ attributeDeclaration: own }) => clark(own.name) === name),
      ),
    );
    const globals = this.#schemas.flatMap((schema) => schema.attributeDeclarations.get(name) ?? []);
    return [
      ...(use === undefined ? [] : [use, use.attributeDeclaration]),
      ...chainOf(type),
      ...(use === undefined ? [] : this.#changedIn(use.attributeDeclaration.typeDefinition)),
      ...groups,
      ...globals,
    ];
  }
}

function isOfType(kind: ChangeKind): boolean {
  return kind === "type-replaced" || kind === "type-made-named" || kind === "type-made-anonymous";
}

function isGlobal(kind: ChangeKind): boolean {
  return /^(?:root|substitution-member)-/.test(kind);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function labelsOf(aspect: Aspect): ReadonlySet<string> {
  switch (aspect.kind) {
    case "content":
      return new Set([
        ...(aspect.unexpected === undefined ? [] : [aspect.unexpected]),
        ...aspect.missing,
      ]);
    case "attribute":
    case "type-name":
    case "wildcard":
      return new Set([clark(aspect.name)]);
    default:
      return new Set();
  }
}
