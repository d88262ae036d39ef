import { Assessment } from "../assess/assessment.js";
import { type Place, Reporter } from "../assess/reporter.js";
import type { SimpleValue } from "../datatypes/simple-type.js";
import { identifierKindOf, partsOf } from "../datatypes/simple-type-facts.js";
import type { ComplexType, ElementDescriptor, Wildcard } from "../descriptors.js";
import { walkDeep } from "../engine/deep.js";
import { memo } from "../engine/memo.js";
import { type ReferenceFinding, References } from "../identity/references.js";
import type { Path } from "../issues.js";
import type { AnyElement, QNameValue } from "../nouns/generic-values.js";
import type { RuleName, RuleParameters } from "../nouns/rules.js";
import { clark } from "../qname.js";
import { XmlAttribute, XmlStartTag } from "../xml/events.js";
import { NamespaceScope, rootScope, type XmlName } from "../xml/names.js";
import type { Validation } from "./validation.js";

const placeholder = { namespace: "", local: "wildcard" };
const wrapped = "wildcard";

/**
 * Assesses a generic tree as a reader of the document would: what a strict or lax wildcard lets in, by the declarations that that
 * are known for it and its content; or an element of type `xs:anyType` by the type that its `xsi:type` names. The same
 * assessment reads documents.
 */
export function assessTree(
  tree: AnyElement,
  wildcard: Wildcard,
  validation: Validation,
  element?: ElementDescriptor,
): void {
  const reporter = new Reporter("en", 1000);
  const assessment = new Assessment({
    root: element ?? wrapperOf(wildcard),
    schemas: validation.schemas,
    reporter,
    file: undefined,
    build: true,
  });
  assessment.references = new SharedReferences(validation);
  const scope = rootScope();
  const pathOf = element === undefined ? pathInWildcard : pathInAnyType;
  const wrapper = { name: nameOf(placeholder), attributes: [], scope, line: 1, column: 1 };
  if (element === undefined) assessment.startElement(wrapper);
  // The element that encloses the tree here does not exist in the document, so the observer is not notified of it.
  if (validation.observer !== undefined) assessment.observer = validation.observer;
  validation.pathBelow = () => pathOf(assessment.here.path ?? []);
  play(tree, scope, assessment);
  validation.pathBelow = undefined;
  // Reports again, here, what the assessment found.
  for (const { code, parameters, path } of reporter.take())
    validation.report(code as RuleName, parameters as RuleParameters[RuleName], ...pathOf(path));
}

function pathInWildcard([, ...path]: Path): Path {
  return path;
}

/** Children of the tree are items of the value's content. */
function pathInAnyType(path: Path): Path {
  const [property, index, ...below] = path;
  return property === "children" && index !== undefined
    ? ["content", index, "value", ...below]
    : path;
}

const wrapperOf: (wildcard: Wildcard) => ElementDescriptor = /*@__PURE__*/ memo((wildcard) => {
  const particle = {
    kind: "any",
    property: wrapped,
    wildcard,
    minOccurs: 1,
    maxOccurs: 1,
  } as const;
  const type: ComplexType = { kind: "complexType", content: () => particle };
  return { kind: "elementDeclaration", name: placeholder, type: () => type };
});

/** Feeds a tree to an assessment as the events of the document that it becomes. */
function play(root: AnyElement, outer: NamespaceScope, assessment: Assessment): void {
  walkDeep({ tree: root, scope: outer }, function* ({ tree, scope: around }) {
    const declared = Object.entries(tree.namespaces ?? {});
    const scope = declared.length === 0 ? around : new NamespaceScope(around, new Map(declared));
    const attributes = (tree.attributes ?? []).map(
      ({ value, ...name }) => new XmlAttribute(nameOf(name), value, 1, 1),
    );
    assessment.startElement(new XmlStartTag(nameOf(tree.name), attributes, scope, 1, 1));
    for (const child of tree.children ?? []) {
      if (typeof child === "string") assessment.text(child);
      else yield { tree: child, scope };
    }
    assessment.endElement();
  });
}

function nameOf({ namespace, local, prefix = "" }: QNameValue): XmlName {
  return { namespace, local, prefix, key: clark({ namespace, local }) };
}

/** Identifiers and references of the tree belong to the whole document. */
class SharedReferences extends References<Place> {
  readonly #validation: Validation;

  constructor(validation: Validation) {
    super(new Set());
    this.#validation = validation;
  }

  override note({ type, value }: SimpleValue): ReferenceFinding<Place> | undefined {
    for (const part of partsOf(type, value)) {
      const kind = identifierKindOf(part.type);
      const id = String(part.value);
      if (kind === "IDREF") this.#validation.refer(id);
      const taken = kind === "ID" && !this.#validation.identify(id);
      if (taken) return { code: "cvc-id.2", value: id, place: undefined };
      if (kind === "ENTITY") return { code: "cvc-simple-type.2", value: id, place: undefined };
    }
    return undefined;
  }
}
