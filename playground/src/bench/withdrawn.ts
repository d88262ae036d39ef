import { parse } from "@runtime";
import { type Envoi, unitesDe } from "../../../electoral/echange/contenu.js";
import type { Unite } from "../../../electoral/echange/unites.js";
import { withArchives } from "../../../generator/reader/sources/archive.js";
import type { SchemaSet } from "../../../runtime/descriptors.js";
import { dropDraft, keepDraft, keptDraft } from "../view/kept.js";

/** The units that an account has withdrawn, by their identifiers: an answer has what it answers in it. */
export type Withdrawn = Readonly<Record<string, Unite>>;

const place = (account: string): string => `bench ${account}`;

export const keptUnits = (account: string): Withdrawn =>
  (keptDraft(place(account)) as Withdrawn | undefined) ?? {};
export const keepUnits = (account: string, units: Withdrawn): void =>
  keepDraft(place(account), units);
export const dropUnits = (account: string): void => dropDraft(place(account));

/** The units in an archive of the bench. Throws an error for one that cannot be read. */
export async function unitsIn(archive: Uint8Array, schemas: SchemaSet): Promise<readonly Unite[]> {
  const { list, read } = withArchives(async () => archive);
  const units: Unite[] = [];
  for (const location of (await list("a.zip", "xml")) ?? []) {
    const result = parse(schemas, (await read(location)) ?? new Uint8Array());
    if (!result.ok) throw new Error(result.issues[0]?.message ?? location);
    // What a bench sends is a sending of the electoral exchange.
    units.push(...unitesDe(result.value as Envoi));
  }
  return units;
}
