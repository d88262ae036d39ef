import type { ModelGroup, Particle } from "../../../schema/components.js";
import type { ContentNode, GroupNode, Keep, Occurs } from "../../ir.js";

/**
 * Leaves out particles that cannot occur, and groups that hold one particle only where the counts of both multiply to
 * a contiguous range. What is left accepts the same documents. A model group with the same counts is one node, wherever
 * it is referred to.
 */
export class Simplifier {
  readonly #keep: Keep;
  readonly #known = new Map<ModelGroup, Map<string, ContentNode | undefined>>();

  constructor(keep: Keep) {
    this.#keep = keep;
  }

  simplify(particle: Particle): ContentNode | undefined {
    const { minOccurs, maxOccurs, term } = particle;
    if (!occurs(particle, this.#keep)) return undefined;
    if (term.kind === "elementDeclaration") {
      return { kind: "element", minOccurs, maxOccurs, declaration: term, particle };
    }
    if (term.kind === "wildcard") return { kind: "any", minOccurs, maxOccurs, wildcard: term };
    const known = this.#known.get(term) ?? new Map<string, ContentNode | undefined>();
    this.#known.set(term, known);
    const counts = `${minOccurs} ${maxOccurs}`;
    if (!known.has(counts)) known.set(counts, this.#group(term, { minOccurs, maxOccurs }));
    return known.get(counts);
  }

  #group(
    { compositor: kind, definition, particles }: ModelGroup,
    counts: Occurs,
  ): ContentNode | undefined {
    const branches = particles.filter((branch) => occurs(branch, this.#keep));
    const nodes = branches
      .map((branch) => this.simplify(branch))
      .filter((node) => node !== undefined);
    if (nodes.length === 0 && (kind !== "choice" || branches.length > 0)) return undefined;
    // A branch that holds nothing makes a choice optional; one that cannot occur was never there.
    const optional = kind === "choice" && nodes.length < branches.length;
    const minOccurs = optional ? 0 : counts.minOccurs;
    return unwrap({ kind, minOccurs, maxOccurs: counts.maxOccurs, nodes, definition });
  }
}

function occurs({ maxOccurs, term, ...particle }: Particle, keep: Keep): boolean {
  return maxOccurs > 0 && keep(particle) && keep(term);
}

function unwrap(group: GroupNode): ContentNode {
  const [only, ...others] = group.nodes;
  if (only === undefined || others.length > 0) return group;
  if (!multiplies(group, only)) return group;
  const minOccurs = group.minOccurs * only.minOccurs;
  const maxOccurs = group.maxOccurs * only.maxOccurs;
  const definition =
    only.kind !== "element" && only.kind !== "any"
      ? (only.definition ?? group.definition)
      : undefined;
  return definition === undefined
    ? { ...only, minOccurs, maxOccurs }
    : ({ ...only, minOccurs, maxOccurs, definition } as GroupNode);
}

/** Whether every count between the smallest and the largest product can be reached. */
function multiplies(outer: Occurs, inner: Occurs): boolean {
  if (outer.minOccurs === outer.maxOccurs) return true;
  if (outer.minOccurs === 0 && inner.minOccurs > 1) return false;
  // From k to k + 1 rounds, the ranges touch when (k + 1) * min <= k * max + 1; the first step is the hardest.
  const rounds = Math.max(outer.minOccurs, 1);
  return (
    outer.maxOccurs <= rounds || (rounds + 1) * inner.minOccurs <= rounds * inner.maxOccurs + 1
  );
}
