import { clark } from "../../../../runtime/qname.js";
import { isLimit } from "../../../patterns/faults.js";
import { translatePattern } from "../../../patterns/translate.js";
import type { Facet, FacetName, SimpleTypeDefinition } from "../../components.js";
import type { Context } from "../context.js";
import { describeType } from "../describe.js";
import { hasAncestor } from "../values/value-constraints.js";
import { readValue } from "../values/values.js";
import { checkBounds } from "./bounds.js";
import { checkCounts } from "./counts.js";
import { against, breaksFixed, type Facets } from "./findings.js";
import { applicableFacets, effectiveFacets, whiteSpaceOrder } from "./values.js";

/** The facets of one step of restriction against the base's and each other (Part 2, 4.3). */
export function checkFacets(type: SimpleTypeDefinition, context: Context): void {
  const base = type.baseTypeDefinition;
  if (base === undefined || type.facets.length === 0) return;
  const { report } = context;
  const applicable = applicableFacets(type);
  const own = new Map<FacetName, Facet>();
  for (const facet of type.facets) {
    if (!applicable.has(facet.kind)) {
      const primitive =
        type.variety === "atomic" ? (type.primitive ?? "anySimpleType") : (type.variety ?? "");
      const parameters = { facet: facet.kind, type: describeType(type), primitive };
      report({ key: "cos-applicable-facets", parameters, position: facet.position });
    } else own.set(facet.kind, facet);
  }
  const inherited = effectiveFacets(base);
  checkCounts(own, inherited, type, context);
  checkBounds(own, inherited, type, context);
  checkWhiteSpace(own, inherited, context);
  checkPatterns(type, context);
  if (own.has("enumeration")) checkEnumeration(type, base, context);
}

/** Part 2, 4.3.6.4, whiteSpace-valid-restriction. */
function checkWhiteSpace(own: Facets, inherited: Facets, context: Context): void {
  const facet = own.get("whiteSpace");
  const known = inherited.get("whiteSpace");
  if (facet === undefined || known === undefined) return;
  if (breaksFixed(facet, inherited, whiteSpaceOrder, context)) return;
  const order = whiteSpaceOrder(facet, known);
  if (order === undefined || order >= 0) return;
  const key = `whiteSpace-valid-restriction.${known.value === "collapse" ? 1 : 2}` as const;
  context.report({ key, parameters: against(facet, known), position: facet.position });
}

/** That patterns are regular expressions (Part 2, 4.3.4.1 and appendix F). */
function checkPatterns(type: SimpleTypeDefinition, { report }: Context): void {
  for (const facet of type.facets) {
    if (facet.kind !== "pattern") continue;
    const translation = translatePattern(facet.value);
    if ("native" in translation) continue;
    const { fault, about, offset } = translation;
    const parameters = { value: facet.value, fault, about, at: offset + 1 };
    const key = isLimit(fault) ? "limit-pattern" : "st-props-correct.1/pattern";
    report({ key, parameters, position: facet.position });
  }
}

/** Part 2, 4.3.5.5, enumeration-valid-restriction; notations must be declared (3.2.19). */
function checkEnumeration(
  type: SimpleTypeDefinition,
  base: SimpleTypeDefinition,
  context: Context,
): void {
  const notation = type.variety === "atomic" && hasAncestor(type, "NOTATION");
  for (const facet of type.facets) {
    if (facet.kind !== "enumeration") continue;
    const { kind, value, position } = facet;
    const reading = readValue(base, value, facet.namespaces);
    if (!reading.valid) {
      const parameters = { facet: kind, value, type: describeType(base), why: reading.why };
      context.report({ key: "enumeration-valid-restriction", parameters, position });
    } else if (notation && !isDeclaredNotation(facet, context)) {
      const key = "enumeration-valid-restriction/notation";
      context.report({ key, parameters: { value }, position });
    }
  }
}

function isDeclaredNotation({ value, namespaces }: Facet, { schema }: Context): boolean {
  const [prefix, local] = value.includes(":") ? value.trim().split(":") : ["", value.trim()];
  const namespace = namespaces.get(prefix ?? "") ?? "";
  return schema.notationDeclarations.has(clark({ namespace, local: local ?? "" }));
}
