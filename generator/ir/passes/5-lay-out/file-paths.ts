import type { SchemaDocument } from "../../../schema/components.js";
import { byPrecedence } from "../1-collect/precedence.js";

/** Modules that are not made from a schema document. */
const ownModules = ["index", "prefixes", "schema-set"];

/**
 * The modules of each schema document: its file name without the ending, beside each other in one folder. Names that some
 * systems take for the same file get a suffix, and so do the further parts of what is cut into several modules.
 */
export function filePaths(
  documents: readonly SchemaDocument[],
  partsOf: (document: SchemaDocument) => number = () => 1,
): readonly (readonly string[])[] {
  const taken = new Set(ownModules.map(sameFile));
  const take = (base: string): string => {
    let name = base;
    for (let salt = 1; taken.has(sameFile(name)); salt++) name = `${base}-${salt}`;
    taken.add(sameFile(name));
    return name;
  };
  const inOrder = byPrecedence(documents);
  const names = new Map(inOrder.map((one) => [one, take(baseName(one.location))]));
  // Documents have their own names before any part has one.
  const paths = new Map<SchemaDocument, readonly string[]>();
  for (const document of inOrder) {
    const first = names.get(document) ?? "";
    const further = Array.from({ length: Math.max(partsOf(document) - 1, 0) }, (_, index) =>
      take(`${first}-part${index + 2}`),
    );
    paths.set(
      document,
      [first, ...further].map((name) => `${name}.ts`),
    );
  }
  return documents.map((document) => paths.get(document) ?? []);
}

/** What Windows and macOS see of a name: no case, and one form of letters with accents. */
function sameFile(name: string): string {
  return name.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC");
}

/** Windows has devices of these names, whatever their ending. */
const device = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?=\.|$)/iv;

function baseName(location: string): string {
  const last =
    location
      .split(/[?#]/)[0]
      ?.split(/[/\\!]/)
      .filter(Boolean)
      .at(-1) ?? "schema";
  const name = last
    .normalize("NFC")
    .replace(/\.(?:xsd|wsdl)$/i, "")
    .replace(/[^\p{L}\p{M}\p{N}._\-]+/gv, "-")
    .replace(/^[.\-\p{M}]+/v, "");
  const short = shortened(name);
  return short === "" ? "schema" : short.replace(device, "$&-");
}

/** File systems take 255 bytes; a suffix, an ending and the name of a temporary file need some of them. */
const maxBytes = 200;

function shortened(name: string): string {
  if (new TextEncoder().encode(name).length <= maxBytes) return name;
  const { read } = new TextEncoder().encodeInto(name, new Uint8Array(maxBytes));
  return name.slice(0, read);
}
