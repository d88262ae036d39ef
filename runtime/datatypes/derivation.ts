import type { SimpleType } from "../descriptors.js";
import { xsNamespace } from "../qname.js";

const names =
  /^(?:anySimpleType|string|normalizedString|token|language|NMTOKENS?|Name|NCName|ID|IDREFS?|ENTIT(?:Y|IES)|boolean|decimal|integer|(?:nonP|p)ositiveInteger|(?:nonN|n)egativeInteger|(?:unsignedL|l)ong|(?:unsignedI|i)nt|(?:unsignedS|s)hort|(?:unsignedB|b)yte|float|double|duration|date|(?:dateT|t)ime|g(?:Year(?:Month)?|Month(?:Day)?|Day)|(?:hex|base64)Binary|anyURI|QName|NOTATION)$/;

/** Whether Part 2 defines a simple type of this local name. */
export function isBuiltIn(local: string): boolean {
  return names.test(local);
}

/**
 * Whether a simple type may stand for another (Part 1, 3.14.6, cos-st-derived-ok, without regard to `final`): it is the
 * same, restricts it at any depth, or the other is a union with a member for which this holds.
 */
export function derivesFrom(type: SimpleType, base: SimpleType): boolean {
  const bases = new Set([base]);
  // What is added on the way is walked over as well.
  for (const each of bases) {
    if (restricts(type, each)) return true;
    if (each.variety !== "union" || (each.facets !== undefined && each.base !== undefined))
      continue;
    for (const member of each.memberTypes?.() ?? []) bases.add(member);
  }
  return false;
}

/** Whether a type is another, or restricts it. */
function restricts(type: SimpleType, base: SimpleType): boolean {
  for (let step: SimpleType | undefined = type; step !== undefined; step = step.base?.())
    if (step === base || isSameBuiltIn(step, base)) return true;
  return false;
}

function isSameBuiltIn(type: SimpleType, base: SimpleType): boolean {
  if (base.name?.namespace !== xsNamespace) return false;
  if (base.name.local === "anySimpleType") return true;
  return type.name?.namespace === xsNamespace && brings(base, type.name.local);
}

/** Whether a built-in type has a name, or one that restricts it. */
function brings({ name, derived }: SimpleType, local: string): boolean {
  return name?.local === local || (derived?.().some((one) => brings(one, local)) ?? false);
}
