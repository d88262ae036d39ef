import { clark, type QName, xsNamespace } from "../../../runtime/qname.js";
import type { Finding, Report } from "../../diagnostics.js";
import type { DiagnosticKey, DiagnosticParameters } from "../../messages/catalogue.js";
import { collapse } from "../../reader/grammar/lexical.js";
import { isNewerType } from "../../reader/grammar/newer-version.js";
import type { RawDocument } from "../../reader/sources/raw-document.js";
import { attributeOf, type XmlElement } from "../../reader/xml/tree.js";
import type {
  AttributeDeclaration,
  AttributeGroupDefinition,
  ComplexTypeDefinition,
  ElementDeclaration,
  IdentityConstraintDefinition,
  ModelGroupDefinition,
  NotationDeclaration,
  SimpleTypeDefinition,
  TypeDefinition,
} from "../components.js";
import { named } from "../constraints/describe.js";
import type { Globals, RawGlobal, SymbolSpace } from "./globals.js";
import type { Suggestions } from "./suggestions.js";

/** A component while it is made. Only this stage writes to components. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What a top-level declaration becomes. */
export interface ComponentOf {
  readonly type: TypeDefinition;
  readonly element: ElementDeclaration;
  readonly attribute: AttributeDeclaration;
  readonly group: ModelGroupDefinition;
  readonly attributeGroup: AttributeGroupDefinition;
  readonly notation: NotationDeclaration;
}

/** What an anonymous type stands in. */
export type TypeContext = SimpleTypeDefinition["context"];

/**
 * How types are made. Handed in, since types hold elements and attributes, and these hold types: the functions call each other in a
 * circle, and the files that hold them do not.
 */
export interface TypeMakers {
  readonly simpleType: MakeType<SimpleTypeDefinition>;
  readonly complexType: MakeType<ComplexTypeDefinition>;
}

type MakeType<Type> = (
  site: Site,
  element: XmlElement,
  name: QName | undefined,
  context: TypeContext,
) => Type;

/**
 * The state of a construction. A component is made as an empty shell when it is first referred to, and filled later, so that circles
 * need no care; only what depends on a finished base is filled in the order of dependence.
 */
export interface Construction {
  readonly report: Report;
  readonly globals: Globals;
  /** The target namespaces of the documents. */
  readonly namespaces: ReadonlySet<string>;
  readonly suggestions: Suggestions;
  readonly make: TypeMakers;
  /** Shells by what they are made from. */
  readonly components: Map<RawGlobal, ComponentOf[SymbolSpace]>;
  /** Work to be done once the current component is complete. */
  readonly tasks: (() => void)[];
  /** Work to be done when every component is filled. */
  readonly closing: (() => void)[];
  /** Attribute groups that are being read, outermost first. */
  readonly openAttributeGroups: RawGlobal[];
  /** How many derivations lead from a type to the ur-type. */
  readonly derivationDepths: Map<TypeDefinition, number>;
  /** Types that are not complete yet. */
  readonly pendingTypes: Map<TypeDefinition, PendingType>;
  /** All types that were made, anonymous ones among them. */
  readonly simpleTypes: SimpleTypeDefinition[];
  readonly complexTypes: ComplexTypeDefinition[];
  /** Elements whose type is that of the head of their substitution group. */
  readonly inheritsType: Set<ElementDeclaration>;
  readonly identityConstraints: Map<string, IdentityConstraintDefinition>;
}

/** How a type is completed. */
export interface PendingType {
  readonly type: TypeDefinition;
  /** The type that must be complete first. */
  readonly base: () => TypeDefinition | undefined;
  /** The base cannot be had, since the type depends on itself or on too many others: takes the ur-type instead. */
  readonly rebase: () => void;
  readonly complete: () => void;
  state: "waiting" | "working";
}

/** Where a piece of a schema document is read. */
export interface Site {
  readonly construction: Construction;
  readonly document: RawDocument;
  /** What the top-level component that is being read redefines. */
  readonly redefined: RawGlobal | undefined;
}

/** Reports a finding about an element of a schema document. */
export function fail<Key extends DiagnosticKey>(
  site: Site,
  element: XmlElement,
  key: Key,
  parameters: DiagnosticParameters[Key],
): void {
  const { position, namespaces } = element;
  // The union of findings cannot tell that a key and its own parameters belong together where the key is generic.
  site.construction.report({ key, parameters, position, namespaces } as Finding);
}

/** The value of a boolean attribute; the default when it is absent or no boolean. */
export function booleanOf(element: XmlElement, name: string, otherwise = false): boolean {
  const value = attributeOf(element, name);
  if (value === undefined) return otherwise;
  const collapsed = collapse(value);
  return (
    collapsed === "true" ||
    collapsed === "1" ||
    (collapsed !== "false" && collapsed !== "0" && otherwise)
  );
}

/** The expanded name in an attribute of type QName; undefined when it is absent or wrong, which is reported elsewhere. */
export function qNameOf(site: Site, element: XmlElement, attribute: string): QName | undefined {
  const value = attributeOf(element, attribute);
  return value === undefined ? undefined : expandedName(site, element, collapse(value));
}

/**
 * The expanded name of a QName in a schema document (Part 1, 3.15.3). In a chameleon include, a name in no namespace is in the one of the
 * including document.
 */
export function expandedName(
  { document }: Pick<Site, "document">,
  element: XmlElement,
  value: string,
): QName | undefined {
  const colon = value.indexOf(":");
  const namespace = element.namespaces.get(colon < 0 ? "" : value.slice(0, colon));
  const local = value.slice(colon + 1);
  if (local === "" || (colon >= 0 && namespace === undefined)) return undefined;
  if (namespace !== undefined && namespace !== "") return { namespace, local };
  return { namespace: document.chameleon ? document.targetNamespace : "", local };
}

/** Finds the top-level component that a name refers to (src-resolve, Part 1, 3.15.3), and reports when there is none. */
export function lookUpGlobal(
  site: Site,
  element: XmlElement,
  space: SymbolSpace,
  name: QName,
): RawGlobal | undefined {
  const isReachable = mayReferTo(site, name.namespace);
  const global = isReachable ? site.construction.globals[space].get(clark(name)) : undefined;
  if (global === undefined) failToResolve(site, element, space, name, isReachable);
  return global;
}

function failToResolve(
  site: Site,
  element: XmlElement,
  space: SymbolSpace,
  name: QName,
  isReachable: boolean,
): void {
  const thing = named(space, name);
  const { namespace, local } = name;
  const { namespaces, suggestions } = site.construction;
  const isOwn = namespace === xsNamespace || namespace === site.document.targetNamespace;
  if (namespace === xsNamespace && isNewerType(local)) {
    fail(site, element, "src-resolve/xsd11", { name });
  } else if (isReachable && !isOwn && !namespaces.has(namespace)) {
    fail(site, element, "src-resolve/not-given", { thing, namespace, others: 0 });
  } else {
    const near = suggestions.near(space, name, (known) => mayReferTo(site, known));
    if (isReachable) fail(site, element, "src-resolve", { thing, near });
    else if (namespace === "") fail(site, element, "src-resolve.4.1", { thing, near });
    else fail(site, element, "src-resolve.4.2", { thing, near, namespace });
  }
}

/** Whether a document may refer to components of a namespace (src-resolve, clause 4). */
export function mayReferTo({ document }: Site, namespace: string): boolean {
  const { targetNamespace, imports } = document;
  return namespace === targetNamespace || imports.has(namespace) || namespace === xsNamespace;
}
