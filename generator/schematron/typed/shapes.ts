import { memberTypesOf } from "../../../runtime/datatypes/readers/parts.js";
import type {
  ComplexType,
  ElementDescriptor,
  Particle,
  SimpleType,
  TypeDescriptor,
} from "../../../runtime/descriptors.js";
import { hasRows } from "../../../runtime/model/rows.js";
import { clark, type QName } from "../../../runtime/qname.js";

/** Thrown where values cannot answer an expression, or this analysis cannot see how. */
export class NotTyped extends Error {
  override readonly name = "NotTyped";

  constructor(reason: string) {
    super(reason);
  }
}

/** The result of a translation, or undefined where it threw {@link NotTyped}. */
export function tried<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (thrown) {
    if (thrown instanceof NotTyped) return undefined;
    throw thrown;
  }
}

/** An element as values hold it: by its declaration, with one of the types that it may have. */
export interface Shape {
  readonly name: QName;
  readonly key: string;
  readonly type: TypeDescriptor;
}

/** The property that holds the values of a child element. */
export interface ChildPlace {
  readonly element: ElementDescriptor;
  readonly property: string;
  readonly repeated: boolean;
  /** In an ordered group, whose property holds items of several kinds: the kind. */
  readonly kind: string | undefined;
}

/** The content of a type, as rules see it. */
export interface Content {
  readonly children: readonly ChildPlace[];
  /** The property with the text, where content is simple. */
  readonly text: { readonly property: string | undefined; readonly type: SimpleType } | undefined;
  /** Properties that may hold elements unknown to the schema, or forms that functions do not take apart. */
  readonly open: readonly string[];
}

const contents = new Map<TypeDescriptor, Content>();

export function contentOf(type: TypeDescriptor): Content {
  let content = contents.get(type);
  if (content === undefined) {
    content = read(type);
    contents.set(type, content);
  }
  return content;
}

function read(type: TypeDescriptor): Content {
  if (type.kind === "simpleType")
    return { children: [], text: { property: undefined, type }, open: [] };
  const content = type.content?.();
  if (content === undefined) return { children: [], text: undefined, open: [] };
  if (content.kind === "text")
    return { children: [], text: { property: content.property, type: content.type }, open: [] };
  if (content.kind === "mixed") return { children: [], text: undefined, open: [content.property] };
  const children: ChildPlace[] = [];
  const open: string[] = [];
  gather(content, undefined, children, open);
  return { children, text: undefined, open };
}

function gather(
  particle: Particle,
  group: string | undefined,
  children: ChildPlace[],
  open: string[],
): void {
  if (particle.maxOccurs === 0) return;
  if (particle.kind === "any") {
    open.push(group ?? particle.property);
    return;
  }
  if (hasRows(particle)) {
    open.push(group ?? particle.property);
    return;
  }
  if (particle.kind !== "element") {
    for (const each of particle.particles) gather(each, group ?? particle.property, children, open);
    return;
  }
  const { element, property, maxOccurs } = particle;
  if (element.substitutions !== undefined || element.nillable === true)
    open.push(group ?? property);
  else if (group === undefined)
    children.push({ element, property, repeated: maxOccurs > 1, kind: undefined });
  else children.push({ element, property: group, repeated: true, kind: property });
}

/** The shapes of a declared element: its declared type, and those that `$type` may choose instead. */
export function shapesOf(element: ElementDescriptor): readonly Shape[] {
  const { name } = element;
  const declared = element.type();
  const types = new Set<TypeDescriptor>([declared, ...derivedOf(declared)]);
  return [...types].map((type) => ({ name, key: clark(name), type }));
}

export function derivedOf(type: TypeDescriptor): readonly TypeDescriptor[] {
  return type.kind === "complexType" ? (type.derived?.().map((each) => each.type) ?? []) : [];
}

/** The attributes of a type, by Clark name. */
export function attributesOf(type: TypeDescriptor): ReadonlyMap<string, AttributePlace> {
  if (type.kind !== "complexType") return new Map();
  const uses = type.attributes?.() ?? [];
  return new Map(uses.map((use) => [clark(use.name), { property: use.property, type: use.type }]));
}

export interface AttributePlace {
  readonly property: string;
  readonly type: SimpleType;
}

export function hasOpenAttributes(type: TypeDescriptor): boolean {
  return type.kind === "complexType" && (type as ComplexType).anyAttribute !== undefined;
}

/** Whether `String` turns a value into its text in the document. */
export function isPlainText(type: SimpleType): boolean {
  if (type.variety === "list") return false;
  let at: SimpleType | undefined = type;
  while (at !== undefined) {
    if (at.memberTypes !== undefined) return memberTypesOf(at).every(isPlainText);
    if (at.datatype !== undefined) {
      const { representation, primitive } = at.datatype;
      // Other numeric types use exponents, or write infinity differently.
      return plain.has(representation) || (representation === "number" && primitive === "decimal");
    }
    at = at.base?.();
  }
  return false;
}

const plain: ReadonlySet<string> = new Set(["string", "integer", "bigint", "boolean"]);
