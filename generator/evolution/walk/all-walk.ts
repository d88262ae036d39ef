import type { ElementDeclaration } from "../../schema/components.js";
import type { Expression } from "../languages/pool.js";
import type { Sample } from "../witness/samples.js";
import type { ContentPair, ContentPlace, ContentVisitor } from "./content-pair.js";
import type { Leaf } from "./side.js";

/** A part of an `all` group: the elements of which one may come, or must. */
interface Member {
  readonly expression: Expression<Leaf>;
  readonly labels: ReadonlyMap<string, ElementDeclaration>;
  readonly required: boolean;
}

/**
 * Two `all` groups. Walked state by state they have as many as there are sets of their members; but members do not depend on each other, so
 * that each and each two are looked at. False where a model is no such group: nothing is told then.
 */
export function walkAllGroups(pair: ContentPair, visitor: ContentVisitor): boolean {
  const { ownModel, itsModel, costs } = pair;
  const [own, its] = [groupOf(ownModel), groupOf(itsModel)];
  if (own === undefined || its === undefined) return false;
  if (ownModel.nullable && !itsModel.nullable)
    visitor.incomplete(its.filter(({ required }) => required).flatMap(labelsOf), () => []);
  const possible = own.map((member) => ({
    ...member,
    labels: new Map(
      [...member.labels].filter(([, element]) => Number.isFinite(costs.ofElement(element))),
    ),
  }));
  if (possible.some(({ required, labels }) => required && labels.size === 0)) return true;
  const walk = new AllWalk(pair, visitor, possible, its);
  for (const member of possible) walk.labels(member);
  for (const member of its) if (member.required) walk.required(member);
  return true;
}

/** The members of an `all` group, which may be optional as a whole. */
function groupOf(model: Expression<Leaf>): readonly Member[] | undefined {
  const [body] = model.parts;
  if (model.kind === "repeat" && model.max === 1 && body !== undefined) return groupOf(body);
  if (model.kind !== "all") return undefined;
  const members = model.parts.map(memberOf);
  return members.includes(undefined) ? undefined : members.filter((member) => member !== undefined);
}

function memberOf(expression: Expression<Leaf>): Member | undefined {
  const leaf = expression.leaf ?? expression.parts[0]?.leaf;
  if (leaf?.kind !== "element") return undefined;
  return { expression, labels: leaf.labels, required: !expression.nullable };
}

function labelsOf({ labels }: Member): readonly string[] {
  return [...labels.keys()];
}

class AllWalk {
  readonly #pair: ContentPair;
  readonly #visitor: ContentVisitor;
  readonly #own: readonly Member[];
  readonly #its: readonly Member[];

  constructor(
    pair: ContentPair,
    visitor: ContentVisitor,
    own: readonly Member[],
    its: readonly Member[],
  ) {
    this.#pair = pair;
    this.#visitor = visitor;
    this.#own = own;
    this.#its = its;
  }

  /** Each element that a member lets come, alone and after another that has its place on the right. */
  labels(member: Member): void {
    for (const [label, element] of member.labels) {
      this.#pair.onState();
      const other = this.#taking(label);
      const at = this.#placeOf(element, [member], () => []);
      if (other === undefined) {
        this.#visitor.unexpected(label, [], at);
        continue;
      }
      const usage = other.labels.get(label);
      if (usage !== undefined) this.#visitor.child(element.name, element, usage, at);
      const before = this.#rivalOf(member, other);
      if (before === undefined) continue;
      const sample = (): readonly Sample[] => [this.#sample(before.element)];
      this.#visitor.unexpected(label, [], this.#placeOf(element, [member, before.member], sample));
    }
  }

  /** What the right asks for has to come with one of the left, whichever of its elements that is. */
  required(member: Member): void {
    const isSure = this.#own.some(
      ({ required, labels }) =>
        required && [...labels.keys()].every((label) => this.#taking(label) === member),
    );
    if (isSure) return;
    this.#visitor.incomplete(labelsOf(member), () =>
      this.#own
        .filter(({ required }) => required)
        .flatMap(({ labels }) => {
          const other = [...labels].find(([label]) => this.#taking(label) !== member);
          return other === undefined ? [] : [this.#sample(other[1])];
        }),
    );
  }

  #taking(label: string): Member | undefined {
    return this.#its.find(({ labels }) => labels.has(label));
  }

  /** An earlier member of the left with an element for the same member of the right. */
  #rivalOf(
    member: Member,
    other: Member,
  ): { readonly member: Member; readonly element: ElementDeclaration } | undefined {
    for (const rival of this.#own) {
      if (rival === member) return undefined;
      for (const [label, element] of rival.labels)
        if (this.#taking(label) === other) return { member: rival, element };
    }
    return undefined;
  }

  #sample(element: ElementDeclaration): Sample {
    return this.#pair.samples.smallest(element.name, element);
  }

  #placeOf(
    element: ElementDeclaration,
    taken: readonly Member[],
    before: () => readonly Sample[],
  ): ContentPlace {
    const others = this.#own.filter((one) => !taken.includes(one));
    const { pool } = this.#pair.left;
    return { before, usage: element, rest: pool.all(others.map(({ expression }) => expression)) };
  }
}
