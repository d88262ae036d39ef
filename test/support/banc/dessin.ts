import { fondements, type NomDeFondement } from "./provenance.js";
import { canal, dehors, type Flux, fichier, type Pas } from "./recit.js";

/** The flows of a recorded run as a page has them: a sequence diagram each, and what the steps rest on. */
export function dessiner(flux: readonly Flux[]): string {
  const used = new Set(
    flux.flatMap(({ pas }) =>
      pas.flatMap((each) => (each.kind === "fleche" ? [each.fondement] : [])),
    ),
  );
  const rows = (Object.keys(fondements) as readonly NomDeFondement[])
    .filter((name) => used.has(name))
    .map((name) => {
      const { statut, texte } = fondements[name];
      return `| ${name} | ${statut} | ${texte} |`;
    });
  const table = ["| step | status | what it rests on |", "| --- | --- | --- |", ...rows].join("\n");
  return [...flux.map(diagram), "### What the steps rest on", table].join("\n\n");
}

function diagram({ titre, pas }: Flux): string {
  const names = [
    ...new Set(pas.flatMap((each) => (each.kind === "fleche" ? [each.de, each.vers] : []))),
  ];
  const order = (name: string): number =>
    name === canal ? 1 : name === fichier ? 2 : name === dehors ? 3 : 0;
  names.sort((one, other) => order(one) - order(other));
  const ids = new Map(names.map((name, index) => [name, `p${index}`]));
  const first = ids.get(names[0] ?? "") ?? "p0";
  const last = ids.get(names.at(-1) ?? "") ?? "p0";
  const lines = pas.map((each) => line(each, ids, `${first},${last}`));
  return [
    `### ${titre}`,
    "",
    "```mermaid",
    "sequenceDiagram",
    ...names.map((name) => `  participant ${ids.get(name)} as ${name}`),
    ...lines,
    "```",
  ].join("\n");
}

function line(pas: Pas, ids: ReadonlyMap<string, string>, all: string): string {
  if (pas.kind === "jour") return `  Note over ${all}: ${pas.jour}`;
  const { de, vers, texte, fondement } = pas;
  const { statut } = fondements[fondement];
  // A known step is a full line, the others are broken ones; the word says which of the two.
  const arrow = statut === "known" ? "->>" : "-->>";
  return `  ${ids.get(de)}${arrow}${ids.get(vers)}: ${texte.replace(/[;#]/g, ",")} [${statut}]`;
}
