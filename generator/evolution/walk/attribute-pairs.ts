import { clark, type QName, xsiNamespace } from "../../../runtime/qname.js";
import { anySimpleType } from "../../schema/built-ins.js";
import type { AttributeUse, TypeDefinition, Wildcard } from "../../schema/components.js";
import { allowsNamespace } from "../../schema/constraints/derivation/wildcard-algebra.js";
import {
  comparesAlike,
  type Inclusion,
  includes,
  type Limits,
} from "../simple/simple-inclusion.js";
import { freshLocal } from "../witness/costs.js";
import { sampleText } from "../witness/sample-text.js";
import type { Texts } from "./declared-texts.js";
import { namespacesOf } from "./moves.js";
import type { Side } from "./side.js";
import { attributeTexts } from "./texts.js";

/** An attribute for which the two sides part. */
export interface AttributeDifference {
  readonly name: QName;
  /** The value that the right refuses; undefined where it misses the attribute. */
  readonly value: string | undefined;
  /** Whether the right takes no such attribute, or misses it. */
  readonly presence: boolean;
}

export interface AttributeVisitor {
  differs(difference: AttributeDifference): void;
  /** Equal values on one side may be different ones on the other. */
  otherValues(name: QName): void;
  doubt(name: QName, inclusion: Extract<Inclusion, { kind: "undecided" }>): void;
}

/** Compares all attributes that elements of the left type may have with those that the right takes. */
export function compareAttributes(
  left: Side,
  own: TypeDefinition,
  right: Side,
  its: TypeDefinition,
  limits: Limits,
  visitor: AttributeVisitor,
): void {
  const [ownUses, itsUses] = [usesOf(own), usesOf(its)];
  const compare = (name: QName, texts: Texts | undefined): void => {
    if (texts === undefined) return;
    const taken = itsTexts(right, its, itsUses, name);
    if (taken === undefined) {
      const sample = sampleText(texts);
      if (sample.kind === "text") visitor.differs({ name, value: sample.text, presence: true });
      if (sample.kind === "unknown") visitor.doubt(name, { kind: "undecided", reason: "values" });
      return;
    }
    if (!comparesAlike(texts.type, taken.type)) visitor.otherValues(name);
    const inclusion = includes(texts, taken, limits);
    if (inclusion.kind === "breaks")
      visitor.differs({ name, value: inclusion.text, presence: false });
    if (inclusion.kind === "undecided") visitor.doubt(name, inclusion);
  };
  for (const use of ownUses.values()) compare(use.attributeDeclaration.name, textsOf(use));
  for (const [label, use] of itsUses) {
    const { name } = use.attributeDeclaration;
    const other = ownUses.get(label);
    if (use.required && other?.required !== true)
      visitor.differs({ name, value: undefined, presence: true });
    // A value that the schema gives is one of the attribute all the same.
    if (givenTo(use) !== (other && givenTo(other))) visitor.otherValues(name);
  }
  const wildcard = wildcardOf(own);
  if (wildcard === undefined) return;
  for (const name of namesUnder(wildcard, left, right, its, itsUses))
    if (!ownUses.has(clark(name))) compare(name, wildTexts(left, wildcard, name));
}

type Uses = ReadonlyMap<string, AttributeUse>;

function usesOf(type: TypeDefinition): Uses {
  if (type.kind === "simpleTypeDefinition") return new Map();
  return new Map(type.attributeUses.map((use) => [clark(use.attributeDeclaration.name), use]));
}

function givenTo({ valueConstraint, attributeDeclaration: own }: AttributeUse): string | undefined {
  return (valueConstraint ?? own.valueConstraint)?.lexical;
}

function wildcardOf(type: TypeDefinition): Wildcard | undefined {
  return type.kind === "simpleTypeDefinition" ? undefined : type.attributeWildcard;
}

function textsOf({ attributeDeclaration: declaration, valueConstraint }: AttributeUse): Texts {
  return attributeTexts(declaration.typeDefinition, valueConstraint ?? declaration.valueConstraint);
}

/** What the right takes under a name; undefined where it takes no such attribute. */
function itsTexts(right: Side, its: TypeDefinition, uses: Uses, name: QName): Texts | undefined {
  const use = uses.get(clark(name));
  if (use !== undefined) return textsOf(use);
  const wildcard = wildcardOf(its);
  return wildcard && wildTexts(right, wildcard, name);
}

/** What a wildcard takes under a name; undefined where it takes no such attribute. */
function wildTexts(side: Side, wildcard: Wildcard, name: QName): Texts | undefined {
  if (!allowsNamespace(wildcard.namespaceConstraint, name.namespace)) return undefined;
  if (wildcard.processContents === "skip") return anything;
  const declaration = side.attribute(clark(name));
  if (declaration !== undefined)
    return attributeTexts(declaration.typeDefinition, declaration.valueConstraint);
  return wildcard.processContents === "lax" ? anything : undefined;
}

const anything: Texts = { type: anySimpleType, orEmpty: false };

/** The names that the wildcard of the left lets in and that somebody speaks of, and one that nobody does for each namespace. */
function namesUnder(
  wildcard: Wildcard,
  left: Side,
  right: Side,
  its: TypeDefinition,
  itsUses: Uses,
): readonly QName[] {
  const other = wildcardOf(its);
  const wildcards = other === undefined ? [wildcard] : [wildcard, other];
  const names = [
    ...[...itsUses.values()].map(({ attributeDeclaration: { name } }) => name),
    ...[left, right].flatMap(({ schema }) =>
      [...schema.attributeDeclarations.values()].map(({ name }) => name),
    ),
  ];
  const fresh = namespacesOf(wildcards, names).map((namespace) => ({
    namespace,
    local: freshLocal,
  }));
  const all = new Map([...names, ...fresh].map((name) => [clark(name), name]));
  return [...all.values()].filter(
    ({ namespace }) =>
      namespace !== xsiNamespace && allowsNamespace(wildcard.namespaceConstraint, namespace),
  );
}
