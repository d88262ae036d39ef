import type { Schema } from "../../../schema/components.js";
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
  for (const declaration of declarations)
    push(byDocument, declaration.component.document ?? "", declaration);
  return schema.documents.map((document, index) => ({
    document,
    path: paths[index] ?? "",
    declarations: (byDocument.get(document.id) ?? []).sort(byPlace),
  }));
}

function byPlace({ component: a }: Declaration, { component: b }: Declaration): number {
  const lines = (a.position?.line ?? 0) - (b.position?.line ?? 0);
  return lines === 0 ? (a.position?.column ?? 0) - (b.position?.column ?? 0) : lines;
}
