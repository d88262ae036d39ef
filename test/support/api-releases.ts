import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The names that each release brought, by version, oldest first, and entry point; generated names are not kept, they go with the schemas. */
export type ApiReleases = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export function readApiReleases(root: string): ApiReleases {
  return JSON.parse(readFileSync(join(root, "scripts/api-releases.json"), "utf8")) as ApiReleases;
}

/** Names that no release has had yet. */
export function unreleased(
  releases: ApiReleases,
  entry: string,
  names: readonly string[],
): readonly string[] {
  const had = new Set(Object.values(releases).flatMap((brought) => brought[entry] ?? []));
  return names.filter((name) => !had.has(name));
}

/** Names that a release has had, and that are no longer exported. */
export function gone(
  releases: ApiReleases,
  exported: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const had = Object.values(releases).flatMap((brought) =>
    Object.entries(brought).flatMap(([entry, names]) =>
      names.filter((name) => !exported.get(entry)?.includes(name)).map((name) => ({ entry, name })),
    ),
  );
  return [...new Set(had.map(({ entry, name }) => `${entry} ${name}`))].sort();
}

/** Which release brought which of the names. */
export function sinceSentence(
  releases: ApiReleases,
  entry: string,
  names: readonly string[],
): string {
  const listed = (those: readonly string[]): string => those.map((one) => `\`${one}\``).join(", ");
  const parts = Object.entries(releases).map(([version, brought]) => {
    const those = names.filter((name) => brought[entry]?.includes(name));
    return those.length === 0 ? "" : `Since ${version}: ${listed(those)}.`;
  });
  const fresh = unreleased(releases, entry, names);
  return [...parts, fresh.length === 0 ? "" : `Not yet released: ${listed(fresh)}.`]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** The releases with one more, which brings all that none had. */
export function withRelease(
  releases: ApiReleases,
  version: string,
  exported: ReadonlyMap<string, readonly string[]>,
): ApiReleases {
  const { [version]: again = {}, ...others } = releases;
  const brought = [...exported].map(([entry, names]) => {
    const fresh = unreleased(releases, entry, names);
    return [entry, [...(again[entry] ?? []), ...fresh].sort()] as const;
  });
  return {
    ...others,
    [version]: Object.fromEntries(brought.filter(([, names]) => names.length > 0)),
  };
}
