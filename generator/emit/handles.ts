import type { Declaration, Module } from "../ir/ir.js";
import type { Handle } from "../ir/names.js";
import type { Plan } from "../ir/plan.js";
import type { HandlePaths } from "./context.js";
import type { DescriptorHandles } from "./targets/descriptors.js";

/** Where each handle is declared. */
export function handlePaths(modules: readonly Module[]): HandlePaths {
  const paths = new Map<Handle, string>();
  for (const { path, declarations } of modules) {
    for (const declaration of declarations) {
      for (const handle of handlesOf(declaration)) paths.set(handle, path);
    }
  }
  return paths;
}

function handlesOf(declaration: Declaration): readonly Handle[] {
  const all =
    declaration.kind === "element"
      ? [declaration.descriptor, declaration.start, declaration.substitution]
      : [
          ...Object.values(declaration.handles),
          ...(declaration.kind === "simpleType"
            ? [declaration.titles]
            : [
                declaration.builder?.type,
                declaration.builder?.start,
                declaration.orDerived,
                declaration.derived,
                ...declaration.ownItems.values(),
              ]),
        ];
  return all.filter((handle) => handle !== undefined);
}

/** The handles of the descriptors that have a declaration. */
export function descriptorHandles({ types, elements, descriptors }: Plan): DescriptorHandles {
  return new Map<object, Handle>([
    ...[...types].map(
      ([type, { handles }]) => [descriptors.type(type), handles.descriptor] as const,
    ),
    ...[...elements].map(
      ([element, { descriptor }]) => [descriptors.element(element), descriptor] as const,
    ),
  ]);
}
