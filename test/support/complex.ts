import type { ComplexType, Content } from "../../runtime/descriptors.js";

/** A complex type without a name. */
export function complex(content?: Content, more: Partial<ComplexType> = {}): ComplexType {
  return {
    kind: "complexType",
    ...(content === undefined ? {} : { content: () => content }),
    ...more,
  };
}
