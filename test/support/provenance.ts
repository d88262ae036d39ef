import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Element, parseXmlDocument } from "slimdom";
import { globSync } from "tinyglobby";

const provenanceNamespace = "urn:scrutin:provenance";

/** How many components of a schema document are of each kind. */
export interface Provenance {
  readonly known: number;
  readonly inferred: number;
  readonly designed: number;
}

/** The provenance of the components of each schema document under a folder, by path. */
export function readProvenance(folder: string): ReadonlyMap<string, Provenance> {
  const paths = globSync("**/*.xsd", { cwd: folder }).map((path) => path.replaceAll("\\", "/"));
  return new Map(paths.sort().map((path) => [path, countIn(join(folder, path))]));
}

function countIn(path: string): Provenance {
  const document = parseXmlDocument(readFileSync(path, "utf8"));
  const counts = { known: 0, inferred: 0, designed: 0 };
  const visit = (element: Element): void => {
    const value = element.getAttributeNS(provenanceNamespace, "provenance");
    if (value === "known" || value === "inferred" || value === "designed") counts[value] += 1;
    else if (value !== null) throw new Error(`${path}: provenance "${value}" is none of the three`);
    for (const child of element.children) visit(child);
  };
  if (document.documentElement !== null) visit(document.documentElement);
  return counts;
}

/** Adds counts up. */
export function sumOf(counts: Iterable<Provenance>): Provenance {
  let [known, inferred, designed] = [0, 0, 0];
  for (const one of counts) {
    known += one.known;
    inferred += one.inferred;
    designed += one.designed;
  }
  return { known, inferred, designed };
}
