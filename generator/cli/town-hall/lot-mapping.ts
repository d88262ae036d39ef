import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { lireJour } from "../../../electoral/calendrier/dates-souples.js";
import { ecrireLigne } from "../../../electoral/node/csv.js";
import { champs, nomsDesChamps } from "../../../electoral/tableau/champs.js";
import { type Correspondance, prereglages } from "../../../electoral/tableau/correspondance.js";
import { lireCorrespondance } from "../../../electoral/tableau/lire-correspondance.js";
import { CommandFailure, type ExitCode, exitCodes } from "../failure.js";
import { asFailure, kindOf } from "../files/files.js";
import { writeReplacing } from "../files/replacement.js";
import type { Console } from "../terminal.js";
import { textOf } from "./town-hall-failures.js";
import { townHallMessages as messages } from "./town-hall-messages.js";

/** Options that select the mapping of columns. */
export interface MappingFlags {
  readonly correspondance?: string;
  readonly prereglage?: string;
  readonly operation?: string;
  readonly typeInscription?: string;
  readonly motif?: string;
  readonly date?: string;
}

/** The mapping of the command line: a file or a predefined one, with values for all rows. */
export async function readMapping(flags: MappingFlags, terminal: Console): Promise<Correspondance> {
  const { prereglage = "modele" } = flags;
  const known = new Map(Object.entries(prereglages)).get(prereglage);
  if (known === undefined)
    throw new CommandFailure(messages.noPreset(prereglage, Object.keys(prereglages)));
  const base =
    flags.correspondance === undefined
      ? known
      : await readMappingFile(flags.correspondance, terminal);
  if (flags.date !== undefined && lireJour(flags.date).valeur === undefined)
    throw new CommandFailure(messages.noDay("--date", flags.date));
  const said = {
    operation: flags.operation,
    typeDInscription: flags.typeInscription,
    motifDeRadiation: flags.motif,
    date: flags.date,
  };
  const given = Object.entries(said).filter(([, text]) => text !== undefined);
  return { ...base, constantes: { ...base.constantes, ...Object.fromEntries(given) } };
}

async function readMappingFile(file: string, terminal: Console): Promise<Correspondance> {
  const text = await readFile(resolve(terminal.cwd, file), "utf8").catch((error: unknown) => {
    throw asFailure(error, file);
  });
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new CommandFailure(messages.noJson(file, error instanceof Error ? error.message : ""));
  }
  const { valeur, remarques } = lireCorrespondance(json);
  if (valeur === undefined)
    throw new CommandFailure(...remarques.map((said) => messages.about(file, textOf(said))));
  return valeur;
}

/** Writes a table with all headings and an example row. */
export async function writeTemplate(
  output: string | undefined,
  terminal: Console,
): Promise<ExitCode> {
  const rows = [
    nomsDesChamps.map((champ) => champs[champ].entete),
    nomsDesChamps.map((champ) => champs[champ].exemple),
  ];
  const text = `\ufeff${rows.map((row) => ecrireLigne(row)).join("")}`;
  if (output === undefined) await terminal.write(new TextEncoder().encode(text));
  else {
    const path = resolve(terminal.cwd, output);
    if ((await kindOf(path)) === "file") throw new CommandFailure(messages.templateExists(output));
    await writeReplacing(path, text);
  }
  return exitCodes.ok;
}
