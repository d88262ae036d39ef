import { compareSchemas } from "../../../generator/evolution/compare.js";
import { shownPrefixes } from "../../../generator/ir/passes/5-lay-out/prefixes.js";
import type { CompareReply, CompareRequest, Which } from "./messages.js";
import { completed, type Loaded, load, versionOf } from "./versions.js";

/** Compares two versions. One that was given in part is completed with the files of the other, and that is said. */
export async function compareSets({
  old: oldSet,
  new: newSet,
  locale,
}: CompareRequest): Promise<CompareReply> {
  const [oldVersion, newVersion] = [versionOf(oldSet), versionOf(newSet)];
  let older = await load(oldVersion, locale);
  let newer = await load(newVersion, locale);
  let whole: Which | undefined;
  if (newer.lacking && !older.lacking) {
    const version = completed(newVersion, oldVersion);
    if (version !== undefined) [newer, whole] = [await load(version, locale), "new"];
  } else if (older.lacking && !newer.lacking) {
    const version = completed(oldVersion, newVersion);
    if (version !== undefined) [older, whole] = [await load(version, locale), "old"];
  }
  const [before, after] = [older.schema, newer.schema];
  if (before === undefined) return unusable("old", older);
  if (after === undefined) return unusable("new", newer);
  return {
    kind: "compared",
    comparison: compareSchemas(before, after, { locale }),
    prefixes: { ...shownPrefixes(before), ...shownPrefixes(after) },
    completed: whole,
  };
}

const unusable = (which: Which, { diagnostics }: Loaded): CompareReply => ({
  kind: "unusable",
  which,
  diagnostics,
});
