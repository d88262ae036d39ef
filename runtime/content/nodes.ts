import type {
  ElementDescriptor,
  ElementParticle,
  GroupParticle,
  Particle,
  WildcardParticle,
} from "../descriptors.js";
import { clark } from "../qname.js";
import { isCounted } from "./counted.js";

/** What the labels of a content model's steps are: names of elements (Clark notation), or kinds of the items of an ordered property. */
export type Alphabet = "name" | "kind";

/** A row is one round of a repeated sequence: an object, among others in the array of a property (docs/mapping.md, "Properties"). */
export interface Rows {
  readonly group: GroupParticle;
  readonly property: string;
  /** The rows in which these are. */
  readonly outer: Rows | undefined;
  /** How many levels of rows are nested here, this one included. */
  readonly depth: number;
}

/** What a label stands for: an element that a particle takes, or anything that a wildcard lets in. */
export interface Match {
  readonly label: string;
  readonly particle: ElementParticle | WildcardParticle;
  /** The declaration: the particle's own or, by its substitution group, another; undefined for a wildcard. */
  readonly element: ElementDescriptor | undefined;
  /** The `kind` of the value, when the particle's declaration heads a substitution group or is in an ordered group. */
  readonly kind: string;
  /** The property of the ordered group that the particle is in. */
  readonly ordered: string | undefined;
  /** The rows that the particle is in, the innermost. */
  readonly rows: Rows | undefined;
  /** A place in which a walker of the model remembers what it needs to know about this match. */
  readonly memo: { owner: unknown; kept: unknown };
}

/**
 * A particle, independent of where it stands: a shared group is one object. A group whose body can be empty has the minimum 0, so
 * that only rounds with content are counted.
 */
export interface Part {
  readonly kind: "leaf" | "sequence" | "choice";
  readonly minOccurs: number;
  readonly maxOccurs: number;
  readonly children: readonly Part[];
  /** Whether it accepts nothing at all. */
  readonly emptiable: boolean;
  /** For a leaf: what it takes. */
  readonly matches: readonly Match[];
  /** The same by label, where there are so many that one is not looked for in the list. */
  readonly byLabel: ReadonlyMap<string, Match> | undefined;
  readonly wildcard: WildcardParticle | undefined;
  /** For a group: the children that can begin with a label, in order. */
  readonly beginners: ReadonlyMap<string, readonly number[]>;
  /** For a group: the children that can begin with a wildcard. */
  readonly wild: readonly number[];
  /** For a group, by index: the first child from there on that cannot be left out; the number of children if none. */
  readonly required: readonly number[];
}

/** A part in its place in a content model. It is made when a document comes there, since shared groups have places beyond number. */
export interface Node extends Part {
  readonly part: Part;
  readonly parent: Node | undefined;
  /** Among the parent's children. */
  readonly index: number;
  /** The place of its count in the counts of a state; -1 where nothing needs to be counted. */
  readonly counter: number;
  /** How many counts a state has inside this node, its own included. */
  readonly counters: number;
  /** The children that have been made so far, by index. */
  readonly made: (Node | undefined)[];
}

/** Makes the root of a particle's tree. Groups of one are dissolved, counts multiplied where the product is a contiguous range. */
export function nodeOf(particle: Particle, alphabet: Alphabet): Node | undefined {
  const part = new Parts(alphabet).of(particle, nowhere);
  return part && place(part, undefined, 0);
}

/** The child of a node at an index. */
export function childAt(node: Node, index: number): Node | undefined {
  const part = node.children[index];
  if (part === undefined) return undefined;
  node.made[index] ??= place(part, node, index);
  return node.made[index];
}

/** Numbers what has to be counted. */
function place(part: Part, parent: Node | undefined, index: number): Node {
  const counted = isCounted(part);
  const outer = parent?.counters ?? 0;
  return {
    kind: part.kind,
    minOccurs: part.minOccurs,
    maxOccurs: part.maxOccurs,
    children: part.children,
    emptiable: part.emptiable,
    matches: part.matches,
    byLabel: part.byLabel,
    wildcard: part.wildcard,
    beginners: part.beginners,
    wild: part.wild,
    required: part.required,
    part,
    parent,
    index,
    counter: counted ? outer : -1,
    counters: counted ? outer + 1 : outer,
    made: [],
  };
}

/** In which property of a listed group a particle is. */
interface Around {
  readonly ordered: string | undefined;
  readonly rows: Rows | undefined;
}

const nowhere: Around = { ordered: undefined, rows: undefined };

function within(group: GroupParticle, around: Around): Around {
  const { property } = group;
  if (property === undefined || around.ordered !== undefined) return around;
  if (group.rows !== true) return { ...around, ordered: property };
  const outer = around.rows;
  return { ordered: undefined, rows: { group, property, outer, depth: (outer?.depth ?? 0) + 1 } };
}

/** The parts of one content model. */
class Parts {
  readonly #alphabet: Alphabet;
  /** Groups by what is around them. */
  readonly #known = new Map<Around, Map<Particle, Part | undefined>>();

  constructor(alphabet: Alphabet) {
    this.#alphabet = alphabet;
  }

  of(particle: Particle, around: Around): Part | undefined {
    if (particle.maxOccurs === 0) return undefined;
    if (particle.kind === "element" || particle.kind === "any")
      return leaf(particle, this.#alphabet, around);
    const known = this.#known.get(around) ?? new Map<Particle, Part | undefined>();
    this.#known.set(around, known);
    if (!known.has(particle)) {
      const inside = within(particle, around);
      const children = particle.particles.map((child) => this.of(child, inside));
      known.set(particle, group(particle, children));
    }
    return known.get(particle);
  }
}

/** A group with its parts; those that hold nothing are undefined. */
function group(particle: GroupParticle, parts: readonly (Part | undefined)[]): Part {
  const { minOccurs, maxOccurs } = particle;
  const children = parts.filter((part) => part !== undefined);
  const isChoice = particle.kind === "choice";
  const withEmpty = isChoice && children.length < parts.length;
  const [only] = children;
  if (only !== undefined && children.length === 1 && !withEmpty) {
    const product = multiply(only, minOccurs, maxOccurs);
    if (product !== undefined) return { ...only, ...product };
  }
  const emptyBody = isChoice
    ? withEmpty || children.some((child) => child.emptiable)
    : children.every((child) => child.emptiable);
  return {
    ...blank,
    kind: isChoice ? "choice" : "sequence",
    minOccurs: emptyBody ? 0 : minOccurs,
    maxOccurs,
    children,
    emptiable: emptyBody || minOccurs === 0,
    ...beginnersOf(children),
    required: requiredOf(children, isChoice),
  };
}

const blank: Omit<Part, "minOccurs" | "maxOccurs" | "emptiable"> = {
  kind: "leaf",
  children: [],
  matches: [],
  byLabel: undefined,
  wildcard: undefined,
  beginners: new Map(),
  wild: [],
  required: [],
};

function leaf(
  particle: ElementParticle | WildcardParticle,
  alphabet: Alphabet,
  around: Around,
): Part {
  const { minOccurs, maxOccurs } = particle;
  const matches = matchesOf(particle, alphabet, around);
  const wildcard = particle.kind === "any" && alphabet === "name" ? particle : undefined;
  const byLabel =
    matches.length > fewMatches
      ? new Map(matches.toReversed().map((match) => [match.label, match]))
      : undefined;
  const emptiable = minOccurs === 0;
  return { ...blank, minOccurs, maxOccurs, emptiable, matches, byLabel, wildcard };
}

/** Up to this many matches, looking through a list is faster than a map. */
const fewMatches = 8;

function matchesOf(
  particle: ElementParticle | WildcardParticle,
  alphabet: Alphabet,
  around: Around,
): Match[] {
  if (particle.kind === "any") {
    const label = alphabet === "name" ? "*" : particle.property;
    return [
      {
        label,
        particle,
        element: undefined,
        kind: particle.property,
        ...around,
        memo: { owner: undefined, kept: undefined },
      },
    ];
  }
  const { element, property } = particle;
  const members = element.substitutions?.() ?? [];
  const own = { particle, element, kind: property, ...around };
  const all = members.map((member) => ({
    particle,
    element: member.element,
    kind: member.kind,
    ...around,
  }));
  // An abstract head is taken, so that the rule about it (cvc-elt.2) is the one that is reported.
  if (!members.some((member) => member.element === element)) all.unshift(own);
  return all.map((match) => ({
    ...match,
    label: alphabet === "name" ? clark(match.element.name) : match.kind,
    memo: { owner: undefined, kept: undefined },
  }));
}

/** `(X{m,n}){p,q}` as `X{mp,nq}`, when the products of the counts between leave no gap. */
function multiply(
  { minOccurs, maxOccurs, emptiable }: Part,
  outerMin: number,
  outerMax: number,
): Pick<Part, "minOccurs" | "maxOccurs" | "emptiable"> | undefined {
  const min = minOccurs * outerMin;
  const max = maxOccurs * outerMax;
  // From k to k + 1 repetitions there is no gap when (k + 1)·m <= k·n + 1; it is widest at the least k.
  const contiguous =
    outerMin === outerMax ||
    (outerMin === 0 ? minOccurs <= 1 : (outerMin + 1) * minOccurs <= outerMin * maxOccurs + 1);
  return contiguous
    ? { minOccurs: min, maxOccurs: max, emptiable: emptiable || min === 0 }
    : undefined;
}

function beginnersOf(children: readonly Part[]): Pick<Part, "beginners" | "wild"> {
  const beginners = new Map<string, number[]>();
  const wild: number[] = [];
  for (const [index, child] of children.entries()) {
    const labels =
      child.kind === "leaf" ? child.matches.map(({ label }) => label) : firstLabels(child);
    if (child.kind === "leaf" ? child.wildcard !== undefined : firstIsWild(child)) wild.push(index);
    for (const label of new Set(labels)) {
      const indexes = beginners.get(label) ?? [];
      indexes.push(index);
      beginners.set(label, indexes);
    }
  }
  return { beginners, wild };
}

/** The labels that a group can begin with. */
function firstLabels({ beginners, required }: Part): string[] {
  const [last = 0] = required;
  return [...beginners].flatMap(([label, [first = 0]]) => (first <= last ? [label] : []));
}

function firstIsWild({ wild, required: [last = 0] }: Part): boolean {
  return wild.some((index) => index <= last);
}

function requiredOf(children: readonly Part[], isChoice: boolean): number[] {
  let next = children.length;
  const backwards = children.toReversed().map(({ emptiable }, back) => {
    if (!emptiable && !isChoice) next = children.length - 1 - back;
    return next;
  });
  return [...backwards.reverse(), children.length];
}
