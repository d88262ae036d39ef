import type { Annotated, Schema, TypeDefinition } from "../../../schema/components.js";
import type { Declaration, Module } from "../../ir.js";
import { push } from "../2-relate/shared-lists.js";
import { filePaths } from "./file-paths.js";

/** One module for each schema document, with what the document declares in the order in which it does. */
export function groupByDocument(
  schema: Schema,
  declarations: readonly Declaration[],
): readonly Module[] {
  const paths = filePaths(schema.documents);
  const byDocument = new Map<string, Declaration[]>();
  const homeOf = homes(declarations);
  for (const declaration of declarations)
    push(byDocument, homeOf(declaration).document ?? "", declaration);
  return schema.documents.map((document, index) => ({
    document,
    path: paths[index] ?? "",
    declarations: (byDocument.get(document.id) ?? []).sort((a, b) => byPlace(homeOf(a), homeOf(b))),
  }));
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
