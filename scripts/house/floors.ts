import type { SourceFile } from "./sources.js";

/** A floor of a house: its rooms may import from lower floors, from rooms before them on their own, and from themselves. */
export interface Floor {
  readonly name: string;
  /** In the order in which they may import each other: a room knows those before it. */
  readonly rooms: readonly Room[];
}

/** A folder, or some files that belong together. */
export interface Room {
  readonly name: string;
  readonly holds: RegExp;
}

/** The floors of one part of the package, the ground floor first. */
export interface House {
  readonly name: string;
  readonly floors: readonly Floor[];
}

const folder = (path: string): Room => ({
  name: path.split("/").slice(1).join("/"),
  holds: new RegExp(`^${path}/`),
});
const files = (name: string, folderPath: string, ...names: readonly string[]): Room => ({
  name,
  holds: new RegExp(`^${folderPath}/(?:${names.join("|")})\\.ts$`),
});

export const houses: readonly House[] = [
  {
    name: "runtime",
    floors: [
      {
        name: "nouns",
        rooms: [
          {
            name: "issues, qname, descriptors, nouns/",
            holds: /^runtime\/(?:nouns\/.+|issues|qname|descriptors)\.ts$/,
          },
        ],
      },
      { name: "XML and the engine", rooms: [folder("runtime/engine"), folder("runtime/xml")] },
      { name: "datatypes", rooms: [folder("runtime/datatypes")] },
      {
        name: "what schemas say",
        rooms: [
          folder("runtime/messages"),
          folder("runtime/xpath"),
          folder("runtime/content"),
          folder("runtime/model"),
          folder("runtime/identity"),
        ],
      },
      {
        name: "work",
        rooms: [
          folder("runtime/assess"),
          folder("runtime/validate"),
          folder("runtime/serialize"),
          folder("runtime/rules"),
        ],
      },
      {
        name: "verbs",
        rooms: [
          files(
            "parse, validate, serialize",
            "runtime",
            "parse",
            "parse-stream",
            "validate",
            "validate-stream",
            "serialize",
            "serialize-stream",
            "standard-schema",
          ),
        ],
      },
      {
        name: "entries",
        rooms: [files("index", "runtime", "index"), folder("runtime/v1"), folder("runtime/dates")],
      },
    ],
  },
  {
    name: "electoral",
    floors: [
      {
        name: "nouns",
        rooms: [
          {
            name: "messages, remarques",
            holds: /^electoral\/(?:messages|remarques|tableau\/messages)\.ts$/,
          },
        ],
      },
      {
        name: "dates, names, codes",
        rooms: [
          files("caviardage", "electoral", "caviardage"),
          folder("electoral/calendrier"),
          folder("electoral/civil"),
        ],
      },
      { name: "sendings and answers", rooms: [folder("electoral/echange")] },
      { name: "tables", rooms: [folder("electoral/tableau")] },
      { name: "the other side", rooms: [folder("electoral/banc")] },
      { name: "files", rooms: [folder("electoral/node")] },
      { name: "entries", rooms: [files("index", "electoral", "index")] },
    ],
  },
  {
    name: "generator",
    floors: [
      {
        name: "nouns",
        rooms: [
          files("components, built-ins", "generator/schema", "components", "built-ins"),
          files("version", "generator", "version"),
          folder("generator/patterns"),
          folder("generator/messages"),
          files("diagnostics", "generator", "diagnostics"),
        ],
      },
      { name: "XSD text to XML trees", rooms: [folder("generator/reader")] },
      { name: "trees to schema components", rooms: [folder("generator/schema")] },
      { name: "components to declarations", rooms: [folder("generator/ir")] },
      { name: "declarations to files", rooms: [folder("generator/emit")] },
      { name: "Schematron to rules", rooms: [folder("generator/schematron")] },
      { name: "versions compared", rooms: [folder("generator/evolution")] },
      {
        name: "entries",
        rooms: [
          files(
            "generate, inspect, config, index",
            "generator",
            "generate",
            "inspect",
            "config",
            "index",
          ),
          files("evolution", "generator", "evolution"),
        ],
      },
      { name: "command line", rooms: [folder("generator/cli"), files("cli", "generator", "cli")] },
    ],
  },
];

/** An import that goes up, or to a room that comes later on the same floor. */
export interface Upward {
  readonly from: string;
  readonly to: string;
}

/** Where a file lives: the floor, and the room on it; undefined for a file that no room holds. */
export function roomOf(
  house: House,
  path: string,
): { readonly floor: number; readonly room: number } | undefined {
  for (const [floor, { rooms }] of house.floors.entries()) {
    const room = rooms.findIndex(({ holds }) => holds.test(path));
    if (room >= 0) return { floor, room };
  }
  return undefined;
}

/** The files of a house, by the folder that it is. */
export function filesOf(house: House, sources: readonly SourceFile[]): readonly SourceFile[] {
  return sources.filter(({ path }) => path.startsWith(`${house.name}/`));
}

/** All imports within a house that the floors forbid. */
export function upwardImports(house: House, sources: readonly SourceFile[]): readonly Upward[] {
  return filesOf(house, sources).flatMap(({ path, imports }) => {
    const own = roomOf(house, path);
    return imports.flatMap((to) => {
      const other = roomOf(house, to);
      if (own === undefined || other === undefined) return [];
      const upward =
        other.floor > own.floor || (other.floor === own.floor && other.room > own.room);
      return upward ? [{ from: path, to }] : [];
    });
  });
}
