import { clark, type QName, xsNamespace } from "../../../runtime/qname.js";
import { childElements, type XmlElement } from "../../reader/xml/tree.js";
import { builtInTypes } from "../built-ins.js";
import type { SimpleTypeDefinition, TypeDefinition } from "../components.js";
import { describeType } from "../constraints/describe.js";
import {
  type Construction,
  fail,
  lookUpGlobal,
  type PendingType,
  type Site,
  type TypeContext,
} from "./context.js";
import type { RawGlobal } from "./globals.js";

/** Derivations in a row. */
const depthLimit = 1000;

/** The component of a top-level type, complete or not. */
export function typeFor(construction: Construction, global: RawGlobal): TypeDefinition {
  const known = construction.components.get(global);
  if (known !== undefined) return known as TypeDefinition;
  const { element, document, name, redefined } = global;
  const site: Site = { construction, document, redefined };
  const type = makeType(site, element, name, undefined);
  construction.components.set(global, type);
  return type;
}

/** Makes the type that a `simpleType` or `complexType` element stands for, to be completed later. */
export function makeType(
  site: Site,
  element: XmlElement,
  name: QName | undefined,
  context: TypeContext,
): TypeDefinition {
  const { simpleType, complexType } = site.construction.make;
  const make = element.name.local === "simpleType" ? simpleType : complexType;
  return make(site, element, name, context);
}

/** The type that a name refers to, complete or not. `redefined` stands in for it where a redefinition refers to itself. */
export function resolveType(
  site: Site,
  element: XmlElement,
  name: QName,
  redefined?: RawGlobal | undefined,
): TypeDefinition | undefined {
  const builtIn = name.namespace === xsNamespace ? builtInTypes.get(clark(name)) : undefined;
  if (builtIn !== undefined) return builtIn;
  const global = redefined ?? lookUpGlobal(site, element, "type", name);
  return global === undefined ? undefined : typeFor(site.construction, global);
}

/** The simple type that a name refers to. */
export function resolveSimpleType(
  site: Site,
  element: XmlElement,
  name: QName,
  redefined?: RawGlobal | undefined,
): SimpleTypeDefinition | undefined {
  const type = resolveType(site, element, name, redefined);
  if (type?.kind !== "complexTypeDefinition") return type;
  fail(site, element, "src-resolve/complex-type", { name });
  return undefined;
}

/** The first child of that name in the XML Schema namespace. */
export function childOf(element: XmlElement, ...locals: readonly string[]): XmlElement | undefined {
  return childElements(element).find(
    ({ name }) => name.namespace === xsNamespace && locals.includes(name.local),
  );
}

/** Registers a type to be completed: on demand, or at the end. */
export function awaitType(
  construction: Construction,
  type: TypeDefinition,
  pending: Omit<PendingType, "state" | "type">,
): void {
  construction.pendingTypes.set(type, { ...pending, type, state: "waiting" });
}

/** Completes a type, its bases first. A type that is its own base is reported, and derived from the ur-type instead. */
export function completeType(construction: Construction, type: TypeDefinition): void {
  const { pendingTypes } = construction;
  const chain: PendingType[] = [];
  let current: TypeDefinition | undefined = type;
  while (current !== undefined) {
    const pending: PendingType | undefined = pendingTypes.get(current);
    if (pending === undefined) break;
    if (pending.state === "working") {
      const last = chain[chain.length - 1];
      if (last !== undefined) breakCircle(construction, last);
      break;
    }
    pending.state = "working";
    chain.push(pending);
    current = pending.base();
  }
  for (const pending of chain.reverse()) {
    limitDepth(construction, pending);
    pending.complete();
    pendingTypes.delete(pending.type);
  }
}

/** ct-props-correct, clause 3 (Part 1, 3.4.6), and st-props-correct, clause 2 (3.14.6): no type is its own base. */
function breakCircle({ report }: Construction, { type, rebase }: PendingType): void {
  const key = type.kind === "complexTypeDefinition" ? "ct-props-correct.3" : "st-props-correct.2";
  report({ key, parameters: { type: describeType(type) }, position: type.position });
  rebase();
}

function limitDepth(
  { derivationDepths, report }: Construction,
  { type, base, rebase }: PendingType,
): void {
  const from = base();
  const depth = 1 + (from === undefined ? 0 : (derivationDepths.get(from) ?? 0));
  derivationDepths.set(type, depth > depthLimit ? 1 : depth);
  if (depth <= depthLimit) return;
  const parameters = { type: describeType(type), limit: depthLimit };
  report({ key: "limit-depth/types", parameters, position: type.position });
  rebase();
}
