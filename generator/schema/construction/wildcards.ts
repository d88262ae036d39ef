import { collapse, splitList } from "../../reader/grammar/lexical.js";
import { attributeOf, type XmlElement } from "../../reader/xml/tree.js";
import type { NamespaceConstraint, Wildcard } from "../components.js";
import {
  intersectNamespaces,
  uniteNamespaces,
} from "../constraints/derivation/wildcard-algebra.js";
import { annotated } from "./annotations.js";
import { fail, type Site } from "./context.js";

/** Reads `any` and `anyAttribute` (Part 1, 3.10.2). */
export function readWildcard(site: Site, element: XmlElement): Wildcard {
  const processContents = collapse(attributeOf(element, "processContents") ?? "strict");
  return {
    kind: "wildcard",
    ...annotated(element, site.document),
    namespaceConstraint: readNamespaces(
      collapse(attributeOf(element, "namespace") ?? "##any"),
      site.document.targetNamespace,
    ),
    processContents:
      processContents === "lax" || processContents === "skip" ? processContents : "strict",
  };
}

function readNamespaces(value: string, targetNamespace: string): NamespaceConstraint {
  if (value === "##any") return { kind: "any" };
  if (value === "##other") return { kind: "not", namespace: targetNamespace };
  const namespaces = splitList(value).map((item) => {
    if (item === "##targetNamespace") return targetNamespace;
    return item === "##local" ? "" : item;
  });
  return { kind: "enumeration", namespaces: [...new Set(namespaces)] };
}

/**
 * The complete wildcard of a complex type or attribute group (Part 1, 3.4.2, {attribute wildcard}, clause 1): the intersection of its
 * own and those of its attribute groups, processed as its own says, or else as the first one's.
 */
export function completeWildcard(
  site: Site,
  element: XmlElement,
  own: Wildcard | undefined,
  ofGroups: readonly Wildcard[],
): Wildcard | undefined {
  const [first, ...others] = own === undefined ? ofGroups : [own, ...ofGroups];
  if (first === undefined) return undefined;
  let namespaceConstraint = first.namespaceConstraint;
  for (const other of others) {
    const both = intersectNamespaces(namespaceConstraint, other.namespaceConstraint);
    if (both === undefined) {
      fail(site, element, own === undefined ? "src-attribute_group.2" : "src-ct.4", {
        operation: "intersection",
        first: namespaceConstraint,
        second: other.namespaceConstraint,
      });
      return first;
    }
    namespaceConstraint = both;
  }
  return namespaceConstraint === first.namespaceConstraint
    ? first
    : { ...first, namespaceConstraint };
}

/** The wildcard of an extension (clause 2.2): the union of the base's and the complete one, with the {process contents} of the latter. */
export function extendWildcard(
  site: Site,
  element: XmlElement,
  base: Wildcard | undefined,
  complete: Wildcard | undefined,
): Wildcard | undefined {
  if (base === undefined || complete === undefined) return complete ?? base;
  const namespaceConstraint = uniteNamespaces(
    complete.namespaceConstraint,
    base.namespaceConstraint,
  );
  if (namespaceConstraint !== undefined) return { ...complete, namespaceConstraint };
  fail(site, element, "src-ct.4", {
    operation: "union",
    first: complete.namespaceConstraint,
    second: base.namespaceConstraint,
  });
  return complete;
}
