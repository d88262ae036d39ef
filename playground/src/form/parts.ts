import type { Arranged, MappedContent } from "../../../generator/ir/ir.js";
import type { Plan } from "../../../generator/ir/plan.js";
import type {
  Annotated,
  ComplexTypeDefinition,
  ElementDeclaration,
  SimpleTypeDefinition,
  TypeDefinition,
} from "../../../generator/schema/components.js";

/** A part of a form: what the content and the attributes of a complex type ask for, in schema order. */
export type Part = FieldPart | ChoicePart | ItemsPart | ClosedPart;

/** A property that holds one value, or several. */
export interface FieldPart {
  readonly kind: "field";
  readonly property: string;
  /** The local name in the schema. */
  readonly name: string;
  readonly help: string;
  readonly required: boolean;
  /** Whether the property is a list. */
  readonly many: boolean;
  readonly maxOccurs: number;
  readonly type: TypeDefinition;
  readonly nillable: boolean;
  readonly fixed: string | undefined;
}

/** One branch is filled in. */
export interface ChoicePart {
  readonly kind: "choice";
  readonly required: boolean;
  readonly branches: readonly (readonly Part[])[];
}

/** Items of several kinds in an order of their own: `{ kind, value }`. */
export interface ItemsPart {
  readonly kind: "items";
  readonly property: string;
  readonly kinds: readonly FieldPart[];
  /** Whether the property is a list of items, and not one item. */
  readonly many: boolean;
  readonly required: boolean;
  /** Whether text may stand between them. */
  readonly text: boolean;
}

/** What a form cannot ask for: content of any kind. */
export interface ClosedPart {
  readonly kind: "closed";
  readonly property: string;
}

/** The parts of a type, made once; a type may contain itself. */
export class Forms {
  readonly #plan: Plan;
  readonly #parts = new Map<TypeDefinition, readonly Part[]>();

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  /** The types that a value may say it is of, by what it says (`$type`): the type itself, and those derived from it. */
  typesFor(type: TypeDefinition): ReadonlyMap<string, ComplexTypeDefinition> {
    const { types, typeNames, derivations } = this.#plan;
    if (type.kind === "simpleTypeDefinition") return new Map();
    const derived = derivations.derivedFrom(type);
    if (derived.length === 0) return new Map();
    const named = [...(type.abstract ? [] : [type]), ...derived].flatMap((one) => {
      const handle = types.get(one)?.handle;
      const name = handle === undefined ? undefined : typeNames.get(handle);
      return name === undefined ? [] : [[name, one] as const];
    });
    return new Map(named);
  }

  /** The parts of a complex type; none for a simple one, which is a field by itself. */
  partsOf(type: TypeDefinition): readonly Part[] {
    if (type.kind === "simpleTypeDefinition") return [];
    const known = this.#parts.get(type);
    if (known !== undefined) return known;
    const { attributes, content } = this.#plan.mappings.of(type);
    const parts = [
      ...attributes.map(({ property, use }): Part => {
        const { attributeDeclaration: declaration, valueConstraint } = use;
        const constraint = valueConstraint ?? declaration.valueConstraint;
        return {
          kind: "field",
          property,
          name: declaration.name.local,
          help: helpOf(use, declaration, declaration.typeDefinition),
          required: use.required,
          many: false,
          maxOccurs: 1,
          type: declaration.typeDefinition,
          nillable: false,
          fixed: constraint?.kind === "fixed" ? constraint.lexical : undefined,
        };
      }),
      ...this.#contentParts(content),
    ];
    this.#parts.set(type, parts);
    return parts;
  }

  #contentParts(content: MappedContent): readonly Part[] {
    switch (content.kind) {
      case "empty":
        return [];
      case "text":
        return [textPart(content.property, content.type)];
      case "mixed": {
        const kinds = content.node === undefined ? [] : this.#kinds(content.node);
        const { property } = content;
        return [{ kind: "items", property, kinds, many: true, required: false, text: true }];
      }
      case "elementOnly":
        return this.#arranged(content.node, true);
    }
  }

  #arranged(node: Arranged, required: boolean): readonly Part[] {
    const must = required && node.minOccurs > 0;
    if (node.maxOccurs === 0) return [];
    if (node.kind === "any") return [{ kind: "closed", property: node.property }];
    if (node.kind === "element") {
      if (!this.#isHead(node.declaration)) return [elementPart(node, node.property, must)];
      const many = node.maxOccurs > 1;
      return [this.#items(node, node.property, many, must)];
    }
    if (node.property !== undefined) return [this.#items(node, node.property, true, must)];
    if (node.kind !== "choice") return node.nodes.flatMap((inner) => this.#arranged(inner, must));
    const branches = node.nodes.map((inner) => this.#arranged(inner, true));
    const optional = node.nodes.some(({ minOccurs }) => minOccurs === 0);
    return [{ kind: "choice", required: must && !optional, branches }];
  }

  #items(node: Arranged, property: string, many: boolean, required: boolean): ItemsPart {
    return { kind: "items", property, kinds: this.#kinds(node), many, required, text: false };
  }

  /** Whether other elements may stand in the place of one, so that its value says which it is. */
  #isHead(declaration: ElementDeclaration): boolean {
    const members = this.#plan.derivations.substitutionsFor(declaration);
    return members.some((member) => member !== declaration);
  }

  /** The kinds of items of an ordered group. */
  #kinds(node: Arranged): readonly FieldPart[] {
    if (node.kind === "any") return [];
    if (node.kind === "element") {
      const { declaration } = node;
      if (!this.#isHead(declaration))
        return [elementPart({ ...node, maxOccurs: 1 }, node.property, true)];
      return this.#plan.derivations
        .substitutionsFor(declaration)
        .map((member) =>
          elementPart(
            { ...node, declaration: member, maxOccurs: 1 },
            this.#plan.kindOf(member),
            true,
          ),
        );
    }
    const kinds = node.nodes.flatMap((inner) => this.#kinds(inner));
    return [...new Map(kinds.map((kind) => [kind.property, kind])).values()];
  }
}

function elementPart(
  { declaration, particle, maxOccurs }: Extract<Arranged, { kind: "element" }>,
  property: string,
  required: boolean,
): FieldPart {
  const { valueConstraint } = declaration;
  return {
    kind: "field",
    property,
    name: declaration.name.local,
    help: helpOf(particle, declaration, declaration.typeDefinition),
    required,
    many: maxOccurs > 1,
    maxOccurs,
    type: declaration.typeDefinition,
    nillable: declaration.nillable,
    fixed: valueConstraint?.kind === "fixed" ? valueConstraint.lexical : undefined,
  };
}

function textPart(property: string, type: SimpleTypeDefinition): FieldPart {
  const base = { kind: "field", property, many: false, maxOccurs: 1, required: true } as const;
  return { ...base, name: "", help: helpOf(type), type, nillable: false, fixed: undefined };
}

/** The part of a document's root element. */
export function rootPart(declaration: ElementDeclaration): FieldPart {
  return {
    kind: "field",
    property: "",
    name: declaration.name.local,
    help: helpOf(declaration, declaration.typeDefinition),
    required: true,
    many: false,
    maxOccurs: 1,
    type: declaration.typeDefinition,
    nillable: false,
    fixed: undefined,
  };
}

/** The first documentation that there is. */
export function helpOf(...components: readonly Annotated[]): string {
  return (
    components.map(({ documentation }) => documentation.join(" ")).find((text) => text !== "") ?? ""
  );
}

/** A value that a simple type lists, with what the schema says of it. */
export interface Code {
  readonly value: string;
  readonly title: string;
}

const codes = new WeakMap<SimpleTypeDefinition, readonly Code[]>();

/** The codes of a simple type, where it, or a type that it restricts, lists them: the same list every time. */
export function codesOf(type: SimpleTypeDefinition): readonly Code[] {
  const known = codes.get(type) ?? listedCodes(type);
  codes.set(type, known);
  return known;
}

function listedCodes(type: SimpleTypeDefinition): readonly Code[] {
  for (let step: SimpleTypeDefinition | undefined = type; step; step = step.baseTypeDefinition) {
    const codes = step.facets.filter(({ kind }) => kind === "enumeration");
    if (codes.length > 0)
      return codes.map((facet) => ({ value: facet.value, title: helpOf(facet) }));
  }
  return [];
}
