import type { Annotated, Schema, TypeDefinition } from "../../../schema/components.js";
import type { Declaration, Module } from "../../ir.js";
import { push } from "../2-relate/shared-lists.js";
import { filePaths } from "./file-paths.js";

/**
 * How much a module declares at most. For each constant that code at the top of a module names, the compiler walks back over all constants
 * before it, so that a module of twice the length takes it four times as long.
 */
const mostDeclarations = 250;

/** One module for each schema document, or some, with what the document declares in the order in which it does. */
export function groupByDocument(
  schema: Schema,
  declarations: readonly Declaration[],
): readonly Module[] {
  const byDocument = new Map<string, Declaration[]>();
  const homeOf = homes(declarations);
  for (const declaration of declarations)
    push(byDocument, homeOf(declaration).document ?? "", declaration);
  const parts = new Map(
    schema.documents.map((document) => {
      const own = byDocument.get(document.id) ?? [];
      return [
        document,
        partsOf(
          own.sort((a, b) => byPlace(homeOf(a), homeOf(b))),
          homeOf,
        ),
      ];
    }),
  );
  const paths = filePaths(schema.documents, (document) => parts.get(document)?.length ?? 1);
  return schema.documents.flatMap((document, at) => {
    const [first = "", ...further] = paths[at] ?? [];
    const [own = [], ...others] = parts.get(document) ?? [];
    return [
      { document, path: first, declarations: own },
      ...others.map((part, index) => ({
        document,
        path: further[index] ?? "",
        declarations: part,
        partOf: first,
      })),
    ];
  });
}

/** What one document declares, module by module. What a redefined type was stays with it, since nobody else sees it. */
function partsOf(
  declarations: readonly Declaration[],
  homeOf: (declaration: Declaration) => Annotated,
): readonly (readonly Declaration[])[] {
  const count = Math.ceil(declarations.length / mostDeclarations);
  const size = Math.ceil(declarations.length / count);
  const parts: Declaration[][] = [[]];
  let home: Annotated | undefined;
  for (const declaration of declarations) {
    const next = homeOf(declaration);
    const isFull = (parts.at(-1)?.length ?? 0) >= size;
    if (isFull && next !== home) parts.push([]);
    parts.at(-1)?.push(declaration);
    home = next;
  }
  return parts;
}

/** The component at whose place a declaration stands: its own, or the one that took the place of a type that was redefined. */
function homes(declarations: readonly Declaration[]): (declaration: Declaration) => Annotated {
  const replaced = new Map<Annotated, TypeDefinition>(
    declarations.flatMap((one) =>
      one.kind === "complexType" && one.replacedBy ? [[one.component, one.replacedBy]] : [],
    ),
  );
  return ({ component }) => {
    let home: Annotated = component;
    for (let next = replaced.get(home); next !== undefined; next = replaced.get(home)) home = next;
    return home;
  };
}

function byPlace(a: Annotated, b: Annotated): number {
  const lines = (a.position?.line ?? 0) - (b.position?.line ?? 0);
  return lines === 0 ? (a.position?.column ?? 0) - (b.position?.column ?? 0) : lines;
}
