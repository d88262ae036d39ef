import fc from "fast-check";
import { readerOf } from "../../../runtime/datatypes/simple-type.js";
import { holdsQNames } from "../../../runtime/datatypes/simple-type-facts.js";
import type {
  AttributeWildcard,
  ElementDescriptor,
  NamespaceConstraint,
  SimpleType,
  Wildcard,
  WildcardParticle,
} from "../../../runtime/descriptors.js";
import { simpleValues } from "./simple.js";
import { Slot } from "./slots.js";

/** Trees that a wildcard lets in: of no schema, or of declared elements with text; undefined where there are none. */
export function ofWildcard({ wildcard }: WildcardParticle): fc.Arbitrary<unknown> | undefined {
  const namespace = namespaceFor(wildcard.namespaces);
  const trees = [
    ...declaredIn(wildcard).map(declaredTree),
    ...(wildcard.processContents === "strict" || namespace === undefined
      ? []
      : [undeclaredTree(namespace)]),
  ];
  return trees.length === 0 ? undefined : fc.oneof(...trees);
}

/** Attributes that a wildcard lets in, or none. */
export function ofAnyAttribute(
  wildcard: AttributeWildcard,
): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const namespace = namespaceFor(wildcard.namespaces);
  if (wildcard.processContents === "strict" || namespace === undefined) return fc.constant({});
  const some = [{ namespace, local: "etranger", value: "1" }];
  return fc.constantFrom<Readonly<Record<string, unknown>>>({}, { [wildcard.property]: some });
}

/** A namespace of no schema, or the first that a wildcard names. */
function namespaceFor(namespaces: NamespaceConstraint): string | undefined {
  if (namespaces === "any" || "not" in namespaces) return "urn:etranger";
  return namespaces[0];
}

function undeclaredTree(namespace: string): fc.Arbitrary<unknown> {
  const name = fc.constantFrom("chose", "truc").map((local) => ({ namespace, local }));
  return fc.record(
    {
      name,
      attributes: fc.constant([{ namespace: "", local: "a", value: "1" }]),
      children: fc.array(
        fc.oneof(
          fc.constant("texte"),
          name.map((inner) => ({ name: inner })),
        ),
        { maxLength: 2 },
      ),
    },
    { requiredKeys: ["name"] },
  );
}

interface Declared {
  readonly element: ElementDescriptor;
  readonly type: SimpleType;
}

/** The elements that a wildcard lets in and looks up, those of simple types only. */
function declaredIn({ processContents, schemas, namespaces }: Wildcard): readonly Declared[] {
  if (processContents === "skip" || schemas === undefined) return [];
  return [...schemas().elements.values()].flatMap((element) => {
    const type = element.type();
    const plain = type.kind === "simpleType" && element.fixed === undefined && !holdsQNames(type);
    return plain && element.abstract !== true && lets(namespaces, element.name.namespace)
      ? [{ element, type }]
      : [];
  });
}

function lets(namespaces: NamespaceConstraint, namespace: string): boolean {
  if (namespaces === "any") return true;
  if ("not" in namespaces) return namespace !== "" && namespace !== namespaces.not;
  return namespaces.includes(namespace);
}

function declaredTree({ element, type }: Declared): fc.Arbitrary<unknown> {
  const reader = readerOf(type);
  return simpleValues(type, false).map((value) => ({
    name: element.name,
    children: [reader.write(value instanceof Slot ? value.drawn : value, () => "")],
  }));
}
