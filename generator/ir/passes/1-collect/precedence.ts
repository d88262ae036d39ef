import type { SchemaDocument } from "../../../schema/components.js";

/**
 * Orders documents as they come to choose names, prefixes and file names: those that the user named, what they include,
 * then what these import, and so on; in their old order where they are equally near.
 */
export function byPrecedence(documents: readonly SchemaDocument[]): readonly SchemaDocument[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const distance = new Map<SchemaDocument, number>();
  let near = documents.filter(({ named }) => named);
  for (let steps = 0; near.length > 0; steps++) {
    const imported: SchemaDocument[] = [];
    const level = new Set(near.filter((document) => !distance.has(document)));
    for (const document of level) {
      distance.set(document, steps);
      for (const id of document.references) {
        const other = byId.get(id);
        if (other === undefined || distance.has(other)) continue;
        // What is of the same namespace is included or redefined, and part of the same.
        if (other.targetNamespace === document.targetNamespace) level.add(other);
        else imported.push(other);
      }
    }
    near = imported;
  }
  const far = Number.POSITIVE_INFINITY;
  // Infinity less itself is no number.
  return documents.toSorted((a, b) => {
    const [nearA, nearB] = [distance.get(a) ?? far, distance.get(b) ?? far];
    return nearA === nearB ? Number(b.named) - Number(a.named) : nearA - nearB;
  });
}
