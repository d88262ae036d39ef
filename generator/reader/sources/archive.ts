import type { ReadResource } from "./resource.js";

/** The only file that knows fflate, and loads it at the first archive. A file in an archive has the location `archive.zip!/path/in/archive`. */
const separator = "!/";
/** Bytes that one archive may unpack to. */
const sizeLimit = 1 << 29;

type Files = ReadonlyMap<string, Uint8Array>;

/** Resources, those in zip archives among them. */
export interface Archives {
  readonly read: ReadResource;
  /** Locations of the schema documents in an archive, sorted; undefined when the location is no archive. */
  readonly list: (location: string) => Promise<readonly string[] | undefined>;
}

/** Lets a reader read inside zip archives. Each archive is unpacked once. */
export function withArchives(read: ReadResource): Archives {
  const archives = new Map<string, Promise<Files | undefined>>();
  const open = (location: string): Promise<Files | undefined> => {
    const known = archives.get(location);
    if (known !== undefined) return known;
    const files = read(location).then((bytes) => (bytes === undefined ? undefined : unpack(bytes)));
    archives.set(location, files);
    return files;
  };
  return {
    read: async (location) => {
      const at = location.indexOf(separator);
      if (at < 0) return read(location);
      return (await open(location.slice(0, at)))?.get(location.slice(at + separator.length));
    },
    list: async (location) => {
      if (!/\.(zip|jar)$/i.test(location)) return undefined;
      const files = await open(location);
      if (files === undefined) return undefined;
      const schemas = [...files.keys()].filter((name) => name.toLowerCase().endsWith(".xsd"));
      return schemas.sort().map((name) => location + separator + name);
    },
  };
}

/** The files of a zip archive by path; undefined when the bytes are no zip archive or unpack to too much. */
async function unpack(bytes: Uint8Array): Promise<Files | undefined> {
  const { unzipSync } = await import("fflate");
  let size = 0;
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        size += originalSize;
        if (size > sizeLimit) throw new RangeError("the archive is too large");
        return !name.endsWith("/");
      },
    });
    return new Map(
      Object.entries(entries).map(([name, content]) => [name.replaceAll("\\", "/"), content]),
    );
  } catch {
    return undefined;
  }
}
