import type * as v1 from "../../../../runtime/descriptors.js";

/** Whether an extension says nothing that its base does not. */
export function addsNothing(type: v1.ComplexType, base: v1.ComplexType): boolean {
  const [own, inherited] = [type.attributes?.() ?? [], base.attributes?.() ?? []];
  return (
    own.length === inherited.length &&
    beginsWith(own, inherited) &&
    sameContent(type.content?.(), base.content?.()) &&
    (type.anyAttribute === undefined) === (base.anyAttribute === undefined)
  );
}

/** Whether the attributes of an extension begin with those of its base. */
export function beginsWith(
  own: readonly v1.AttributeUse[],
  inherited: readonly v1.AttributeUse[],
): boolean {
  return inherited.every((use, index) => sameUse(use, own[index]));
}

function sameUse(one: v1.AttributeUse, other: v1.AttributeUse | undefined): boolean {
  if (other === undefined || one.type !== other.type) return false;
  const said = ({ type: _, ...rest }: v1.AttributeUse): string => JSON.stringify(rest);
  return said(one) === said(other);
}

/** Whether the content of an extension is that of its base, to which it adds nothing. */
export function sameContent(own: v1.Content | undefined, base: v1.Content | undefined): boolean {
  if (own?.kind === "text" && base?.kind === "text")
    return own.property === base.property && own.type === base.type;
  return own === base;
}
