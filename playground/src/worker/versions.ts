import type { Locale } from "@runtime";
import { type Diagnostic, SchemaError } from "../../../generator/diagnostics.js";
import { loadVersion } from "../../../generator/evolution/load-version.js";
import { withArchives } from "../../../generator/reader/sources/archive.js";
import { normalizeLocation } from "../../../generator/reader/sources/resource.js";
import { readDirectory } from "../../../generator/reader/sources/zip.js";
import type { Schema } from "../../../generator/schema/components.js";
import { commonFolder } from "../schema/folders.js";
import type { SchemaFile, SetSource } from "../schema/load-set.js";

type Read = () => Promise<Uint8Array | undefined>;

/** One version: its files below their own root, so that two versions have the same locations. */
export interface Version {
  readonly files: ReadonlyMap<string, Read>;
  readonly locations: readonly string[];
}

const isSchema = (path: string): boolean => /\.(?:xsd|wsdl)$/i.test(path);

/** The files of a set, those in its archives among them. Throws an `ArchiveError`. */
export function versionOf({ files, locations }: SetSource): Version {
  const all = files.flatMap((file) => (/\.zip$/i.test(file.path) ? unpacked(file) : [plain(file)]));
  const root = commonFolder(all.map(([path]) => path).filter(isSchema));
  const below = all
    .filter(([path]) => path.startsWith(root))
    .map(([path, read]) => [path.slice(root.length), read] as const);
  const wanted = locations ?? all.map(([path]) => path).filter(isSchema);
  return {
    files: new Map(below),
    locations: wanted.map((path) => normalizeLocation(path).slice(root.length)),
  };
}

const bytesOf = (content: SchemaFile["content"]): Uint8Array =>
  typeof content === "string" ? new TextEncoder().encode(content) : content;

const plain = ({ path, content }: SchemaFile): readonly [string, Read] => [
  normalizeLocation(path),
  async () => bytesOf(content),
];

function unpacked({ path, content }: SchemaFile): readonly (readonly [string, Read])[] {
  const bytes = bytesOf(content);
  const archive = withArchives(async () => bytes);
  return readDirectory(bytes).map(({ name }) => [
    `${path}/${name}`,
    () => archive.read(`a.zip!/${name}`),
  ]);
}

/** What loading a version gave. */
export interface Loaded {
  /** Undefined where the schemas cannot be used. */
  readonly schema: Schema | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether a file was asked for that is not there. */
  readonly lacking: boolean;
}

export async function load({ files, locations }: Version, locale: Locale): Promise<Loaded> {
  let lacking = false;
  const read = async (path: string): Promise<Uint8Array | undefined> => {
    const content = await files.get(path)?.();
    lacking ||= content === undefined;
    return content;
  };
  try {
    const schema = await loadVersion({ locations, read, locale });
    return { schema, diagnostics: [], lacking };
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    return { schema: undefined, diagnostics: error.diagnostics, lacking };
  }
}

/**
 * A version of which some files were given alone, completed with the files of the other: each stands where the file of its name stands
 * there. Undefined where a name is not there, or more than once.
 */
export function completed(part: Version, other: Version): Version | undefined {
  const paths = Map.groupBy(other.files.keys(), (path) => nameOf(path));
  const files = new Map(other.files);
  for (const [path, read] of part.files) {
    const [place, ...more] = paths.get(nameOf(path)) ?? [];
    if (place === undefined || more.length > 0) return undefined;
    files.set(place, read);
  }
  return { files, locations: other.locations };
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
