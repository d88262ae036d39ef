import type {
  AttributeUse,
  ComplexTypeDefinition,
  SimpleTypeDefinition,
} from "../../../schema/components.js";
import type {
  Arranged,
  ArrangedElement,
  ArrangedGroup,
  ArrangedWildcard,
  Mapping,
} from "../../ir.js";

/** An object type: properties side by side, and choices between further properties. */
export interface Shape {
  readonly fields: readonly Field[];
  readonly choices: readonly Choice[];
}

/** One of some object types. A branch excludes the properties of the others. */
export interface Choice {
  readonly branches: readonly Shape[];
}

export interface Field {
  readonly property: string;
  readonly required: boolean;
  readonly source: FieldSource;
}

export type FieldSource =
  | ArrangedElement
  | ArrangedWildcard
  | GroupSource
  | MixedSource
  | { readonly kind: "text"; readonly type: SimpleTypeDefinition }
  | { readonly kind: "attribute"; readonly use: AttributeUse }
  | { readonly kind: "anyAttribute" };

/** A group that is one property: of items that say their kind, or of rows. */
export interface GroupSource extends ListSource {
  readonly kind: "ordered" | "rows";
  readonly group: ArrangedGroup;
}

export interface MixedSource extends ListSource {
  readonly kind: "mixed";
  readonly node: Arranged | undefined;
}

interface ListSource {
  readonly owner: ComplexTypeDefinition;
  /** The property, behind those of the rows in which it is. */
  readonly path: readonly string[];
}

/** Above this many combinations, the choices of a type are exclusive at run time only. */
const maxBranches = 64;

/** `loose` says that its choices were given up for optional properties. */
export type TypeShape = Shape & { readonly loose: boolean };

/** The shape of the rows of a group. */
export function rowShapeOf({ group, owner, path }: GroupSource): TypeShape {
  const round = { ...group, property: undefined, minOccurs: 1, maxOccurs: 1 };
  return bounded(nodeShape(round, owner, path));
}

function bounded(content: Shape): TypeShape {
  const loose = combinations(content) > maxBranches;
  return { ...(loose ? loosen(content) : content), loose };
}

/** The shape of a complex type. */
export function shapeOf(mapping: Mapping): TypeShape {
  const content = bounded(contentShape(mapping));
  const attributes = mapping.attributes.map(
    ({ property, use }): Field => ({
      property,
      required: use.required,
      source: { kind: "attribute", use },
    }),
  );
  const { anyAttribute } = mapping;
  const wildcard: readonly Field[] = anyAttribute
    ? [{ property: anyAttribute.property, required: false, source: { kind: "anyAttribute" } }]
    : [];
  return { ...content, fields: [...content.fields, ...attributes, ...wildcard] };
}

/** Every property of a shape once, in order, with all the fields that it stands for in different branches. */
export function allFields(shape: Shape): ReadonlyMap<string, readonly Field[]> {
  const fields = new Map<string, Field[]>();
  const visit = ({ fields: own, choices }: Shape): void => {
    for (const field of own) {
      const known = fields.get(field.property);
      if (known === undefined) fields.set(field.property, [field]);
      else known.push(field);
    }
    for (const { branches } of choices) branches.forEach(visit);
  };
  visit(shape);
  return fields;
}

const nothing: Shape = { fields: [], choices: [] };

function contentShape({ content, component: owner }: Mapping): Shape {
  switch (content.kind) {
    case "empty":
      return nothing;
    case "text":
      return oneField(content.property, true, { kind: "text", type: content.type });
    case "mixed": {
      const { property, node } = content;
      return oneField(property, true, { kind: "mixed", owner, path: [property], node });
    }
    case "elementOnly":
      return nodeShape(content.node, owner, []);
  }
}

function oneField(property: string, required: boolean, source: FieldSource): Shape {
  return { fields: [{ property, required, source }], choices: [] };
}

function nodeShape(node: Arranged, owner: ComplexTypeDefinition, within: readonly string[]): Shape {
  if (node.kind === "element" || node.kind === "any") {
    return oneField(node.property, node.minOccurs > 0, node);
  }
  if (node.property !== undefined) {
    const { property } = node;
    return oneField(property, !isEmptiable(node), {
      kind: node.rows ? "rows" : "ordered",
      owner,
      path: [...within, property],
      group: node,
    });
  }
  const shapes = node.nodes.map((child) => nodeShape(child, owner, within));
  if (node.kind === "choice") return choiceShape(shapes, node.minOccurs === 0);
  const joined = {
    fields: shapes.flatMap(({ fields }) => fields),
    choices: shapes.flatMap(({ choices }) => choices),
  };
  return node.minOccurs === 0 ? choiceShape([joined], true) : joined;
}

/**
 * A choice that may be absent has an empty branch, unless a branch can be empty anyway. A branch that is nothing but a
 * choice gives its branches to the one around it.
 */
function choiceShape(shapes: readonly Shape[], optional: boolean): Shape {
  const branches = shapes.flatMap((shape) => soleChoice(shape)?.branches ?? [shape]);
  const all = optional && !branches.some(canBeEmpty) ? [...branches, nothing] : branches;
  const [only] = all;
  return all.length === 1 && only !== undefined
    ? only
    : { fields: [], choices: [{ branches: all }] };
}

function soleChoice({ fields, choices }: Shape): Choice | undefined {
  return fields.length === 0 && choices.length === 1 ? choices[0] : undefined;
}

function canBeEmpty({ fields, choices }: Shape): boolean {
  return (
    fields.every(({ required }) => !required) &&
    choices.every(({ branches }) => branches.some(canBeEmpty))
  );
}

function combinations({ choices }: Shape): number {
  return choices.reduce(
    (product, { branches }) =>
      product * branches.reduce((sum, branch) => sum + combinations(branch), 0),
    1,
  );
}

function loosen(shape: Shape): Shape {
  const always = new Set(shape.fields.map(({ property }) => property));
  const fields = [...allFields(shape)].flatMap(([property, [first, ...others]]) => {
    if (first === undefined) return [];
    // The same element in several branches has the widest of its occurrences.
    const widest = others.reduce((a, b) => (maxOccursOf(b) > maxOccursOf(a) ? b : a), first);
    return [{ ...widest, required: always.has(property) && first.required }];
  });
  return { fields, choices: [] };
}

function maxOccursOf({ source }: Field): number {
  return "maxOccurs" in source ? source.maxOccurs : 1;
}

/** Part 1, 3.9.6, Particle Emptiable. */
function isEmptiable(root: Arranged): boolean {
  const known = new Map<Arranged, boolean>();
  const emptiable = (node: Arranged): boolean => {
    if (node.minOccurs === 0) return true;
    if (node.kind === "element" || node.kind === "any") return false;
    const answer =
      known.get(node) ??
      (node.kind === "choice" ? node.nodes.some(emptiable) : node.nodes.every(emptiable));
    known.set(node, answer);
    return answer;
  };
  return emptiable(root);
}
