import { memo } from "../../../../runtime/engine/memo.js";
import type { GlobalElement, TypeDeclaration } from "../../../ir/ir.js";
import { type Handle, upperFirst } from "../../../ir/names.js";
import type { Plan } from "../../../ir/plan.js";
import { handlePer } from "../../handles.js";

export const typeDescriptorHandle: (declaration: TypeDeclaration) => Handle = handlePer(
  "value",
  (name) => `${name}Descriptor`,
);

/** `NoteElement`; a name that ends so already stays as it is, where no other has it. */
export const elementDescriptorHandle: (declaration: GlobalElement) => Handle = memo(
  ({ name }: GlobalElement): Handle => {
    const whole = upperFirst(name);
    const wanted = `${whole}Element`;
    return whole.endsWith("Element")
      ? { space: "value", wanted: whole, otherwise: wanted }
      : { space: "value", wanted };
  },
);

/** The thunk of the schema set. */
export const schemasHandle: Handle = { wanted: "schemas", space: "value" };

/** The preferred prefixes, which all global elements share. */
export const prefixesHandle: Handle = { wanted: "prefixes", space: "value" };

/** The handles of the descriptors that have a declaration; the others are written where they are used. */
export const descriptorHandles: (plan: Plan) => ReadonlyMap<object, Handle> = memo(
  ({ types, elements, descriptors }) =>
    new Map<object, Handle>([
      ...[...types].map(
        ([type, declaration]) =>
          [descriptors.type(type), typeDescriptorHandle(declaration)] as const,
      ),
      ...[...elements].map(
        ([element, declaration]) =>
          [descriptors.element(element), elementDescriptorHandle(declaration)] as const,
      ),
    ]),
);
