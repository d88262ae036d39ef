import type {
  AttributeUse,
  AttributeWildcard,
  ComplexType,
  Content,
  Particle,
} from "../../descriptors.js";
import { isEmptiable, particleCanOccur } from "../../model/presence.js";

/** One property of the values of a type, and the part of the type that it holds. */
export interface Field {
  readonly property: string;
  readonly required: boolean;
  readonly source: FieldSource;
}

export type FieldSource =
  | { readonly kind: "content"; readonly content: Content }
  | { readonly kind: "attribute"; readonly use: AttributeUse }
  | { readonly kind: "anyAttribute"; readonly wildcard: AttributeWildcard };

/** One of the sets of properties that a value may have. */
export type Branch = readonly Field[];

/** Above this many, the choices of a type are for `validate` alone to check (as in the interfaces: docs/mapping.md). */
const maxBranches = 64;

/** Properties side by side, and choices between further properties. */
interface Layout {
  readonly fields: readonly Field[];
  readonly choices: readonly (readonly Layout[])[];
}

/** What values of a type may have, branch by branch: one where the type has no choices. */
export function branchesOf(type: ComplexType): readonly Branch[] {
  const content = type.content?.();
  const layout = content === undefined ? nothing : contentLayout(content);
  const attributes = (type.attributes?.() ?? []).map(
    (use): Field => ({
      property: use.property,
      required: use.required === true,
      source: { kind: "attribute", use },
    }),
  );
  const { anyAttribute: wildcard } = type;
  const others: readonly Field[] =
    wildcard === undefined
      ? []
      : [
          {
            property: wildcard.property,
            required: false,
            source: { kind: "anyAttribute", wildcard },
          },
        ];
  const branches = countOf(layout) > maxBranches ? [loosened(layout)] : combined(layout);
  return branches.map((fields) => [...fields, ...attributes, ...others]);
}

/** Every property of some branches once, with all the fields that it stands for. */
export function fieldsOf(branches: readonly Branch[]): ReadonlyMap<string, readonly Field[]> {
  const fields = new Map<string, Field[]>();
  for (const field of branches.flat()) {
    const known = fields.get(field.property);
    if (known === undefined) fields.set(field.property, [field]);
    else if (!known.some(({ source }) => isSame(source, field.source))) known.push(field);
  }
  return fields;
}

function isSame(a: FieldSource, b: FieldSource): boolean {
  return a.kind === "content" && b.kind === "content" ? a.content === b.content : a === b;
}

const nothing: Layout = { fields: [], choices: [] };

function contentLayout(content: Content): Layout {
  if (content.kind === "text" || content.kind === "mixed")
    return one(content.property, true, content);
  return particleLayout(content);
}

function one(property: string, required: boolean, content: Content): Layout {
  return {
    fields: [{ property, required, source: { kind: "content", content } }],
    choices: [],
  };
}

function particleLayout(particle: Particle): Layout {
  if (!particleCanOccur(particle)) return nothing;
  if (particle.kind === "element" || particle.kind === "any")
    return one(particle.property, particle.minOccurs > 0, particle);
  if (particle.property !== undefined)
    return one(particle.property, !isEmptiable(particle), particle);
  const layouts = particle.particles.map(particleLayout);
  if (particle.kind === "choice") return choiceLayout(layouts, particle.minOccurs === 0);
  const joined = {
    fields: layouts.flatMap(({ fields }) => fields),
    choices: layouts.flatMap(({ choices }) => choices),
  };
  return particle.minOccurs === 0 ? choiceLayout([joined], true) : joined;
}

/** A choice that may be absent has an empty branch, unless a branch can be empty anyway. */
function choiceLayout(layouts: readonly Layout[], optional: boolean): Layout {
  const branches = layouts.flatMap((layout) => soleChoiceOf(layout) ?? [layout]);
  const all = optional && !branches.some(canBeEmpty) ? [...branches, nothing] : branches;
  const [only, another] = all;
  return only !== undefined && another === undefined ? only : { fields: [], choices: [all] };
}

function soleChoiceOf({ fields, choices }: Layout): readonly Layout[] | undefined {
  return fields.length === 0 && choices.length === 1 ? choices[0] : undefined;
}

function canBeEmpty({ fields, choices }: Layout): boolean {
  return (
    fields.every(({ required }) => !required) &&
    choices.every((branches) => branches.some(canBeEmpty))
  );
}

function countOf({ choices }: Layout): number {
  return choices.reduce(
    (product, branches) => product * branches.reduce((sum, branch) => sum + countOf(branch), 0),
    1,
  );
}

/** Every combination of the branches of all choices. */
function combined({ fields, choices }: Layout): readonly Branch[] {
  return choices.reduce<readonly Branch[]>(
    (begun, branches) => {
      const next = branches.flatMap(combined);
      return begun.flatMap((branch) => next.map((more) => [...branch, ...more]));
    },
    [fields],
  );
}

/** All properties of all branches; those of choices are optional. */
function loosened(layout: Layout): Branch {
  const all = (at: Layout): readonly Field[] => [
    ...at.fields,
    ...at.choices.flatMap((branches) => branches.flatMap(all)),
  ];
  const always = new Set(layout.fields);
  return all(layout).map((field) => (always.has(field) ? field : { ...field, required: false }));
}
