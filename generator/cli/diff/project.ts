import { dirname, relative, resolve } from "node:path";
import type { Config } from "../../config.js";
import { loadVersion } from "../../evolution/load-version.js";
import { CommandFailure } from "../failure.js";
import { readFileIfThere } from "../files/files.js";
import { expandInputs } from "../files/inputs.js";
import { reporting } from "../files/schemas.js";
import { listOf } from "../generate/generate-command.js";
import type { Console } from "../terminal.js";
import { evolutionMessages } from "./messages.js";

/** The user's project: its schemas, and what is generated from them. */
export interface Project {
  readonly folder: string;
  readonly configs: readonly Config[];
  /** The folder of the schemas, relative to that of the project. */
  readonly schemas: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The schema documents that the configuration names, relative to the folder of the schemas. */
  readonly locations: readonly string[];
}

/** Reads the schemas of the configuration; `asked` is the folder given for them on the command line. */
export async function readProject(
  { folder, configs }: { readonly folder: string; readonly configs: readonly Config[] },
  asked: string | undefined,
  terminal: Console,
): Promise<Project> {
  const inputs = configs.flatMap(({ schemas }) => listOf(schemas));
  const begins = await expandInputs(inputs, { folder, extension: "xsd", say: terminal.say });
  const seen = new Map<string, Uint8Array>();
  const read = async (location: string): Promise<Uint8Array | undefined> => {
    const bytes = await readFileIfThere(resolve(folder, location));
    if (bytes !== undefined) seen.set(location, bytes);
    return bytes;
  };
  const load = async () => {
    await loadVersion({ locations: begins, read, locale: terminal.locale });
    return { diagnostics: [] };
  };
  const none = { read, fetch: async () => undefined, refused: new Set<string>() };
  await reporting(load, none, folder, terminal);
  const given = asked && relative(folder, resolve(terminal.cwd, asked));
  const schemas = (given ?? commonFolder([...seen.keys()])).replaceAll("\\", "/");
  if (schemas === "" || schemas.startsWith(".."))
    throw new CommandFailure(evolutionMessages.noFolder(schemas || "."));
  const below = (path: string): string => relative(schemas, path).replaceAll("\\", "/");
  return {
    folder,
    configs,
    schemas,
    files: new Map([...seen].map(([path, bytes]) => [below(path), bytes])),
    locations: begins.map(below),
  };
}

/** The innermost folder that contains all paths. */
function commonFolder(paths: readonly string[]): string {
  const folders = paths.map((path) => dirname(path).split("/"));
  const [first = []] = folders;
  const shared = first.findIndex((part, index) => folders.some((other) => other[index] !== part));
  return (shared < 0 ? first : first.slice(0, shared)).filter((part) => part !== ".").join("/");
}
