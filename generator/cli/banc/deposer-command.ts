import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { type Ecart, estUneErreur } from "../../../electoral/node/banc/bilan.js";
import { deposer } from "../../../electoral/node/banc/client/deposer.js";
import type { DepotVu } from "../../../electoral/node/banc/vues.js";
import { CommandFailure, type ExitCode, exitCodes } from "../failure.js";
import { expandInputs } from "../files/inputs.js";
import type { Console } from "../terminal.js";
import { type AccesFlags, accesDe } from "./acces.js";
import { asBancFailure, asRefusedFile } from "./failures.js";
import { bancMessages as messages } from "./messages.js";

/** The options of `scrutin deposer`. */
export interface DeposerFlags extends AccesFlags {
  readonly files: readonly string[];
  readonly tdt?: boolean;
  readonly attendre?: boolean;
  readonly json?: boolean;
}

/** `scrutin deposer`: sends files to a bench, each content once, and prints the result of each, also after one that is refused. */
export async function runDeposer(flags: DeposerFlags, terminal: Console): Promise<ExitCode> {
  const acces = accesDe(flags, terminal);
  const { cwd: folder, say } = terminal;
  const files = await filesOf(flags.files, folder, say);
  const made: DepotVu[] = [];
  let isClean = true;
  let isUnsent = false;
  for (const file of files) {
    const depot = await deposer(resolve(folder, file), acces, {
      canal: flags.tdt === true ? "tdt" : "depot",
      ...(flags.attendre === false && { attendre: 0 }),
    }).catch((error: unknown) => {
      const refused = asRefusedFile(error, file);
      if (refused === undefined) throw asBancFailure(error, file);
      return refused;
    });
    if (depot instanceof CommandFailure) {
      isUnsent = true;
      depot.texts.forEach(say);
      continue;
    }
    made.push(depot);
    isClean &&= depot.bilan?.niveau === undefined && !depot.constats.some(estUneErreur);
    tell(file, depot, terminal);
  }
  if (flags.json === true) terminal.out(JSON.stringify(made, undefined, 2));
  if (isUnsent) return exitCodes.failed;
  return isClean ? exitCodes.ok : exitCodes.found;
}

async function filesOf(
  inputs: readonly string[],
  folder: string,
  say: Console["say"],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const input of inputs) {
    const known = await stat(resolve(folder, input)).catch(() => undefined);
    if (known?.isFile() === true) found.push(input);
    else found.push(...(await expandInputs([input], { folder, extension: "xml", say })));
  }
  return [...new Set(found)];
}

/** How many remarks on one file are printed; the report has all of them. */
const mostRemarks = 50;

function tell(
  file: string,
  { id, bilan, deja, constats, constatsNonListes }: DepotVu,
  terminal: Console,
): void {
  const { say, locale, error } = terminal;
  if (deja === true) say(messages.already(file, id));
  if (bilan === undefined) {
    say(messages.waiting(file, id));
    return;
  }
  if (bilan.niveau === "fichier") say(messages.refused(file, id));
  else if (bilan.niveau === "enregistrement")
    say(messages.inError(file, id, bilan.enErreur, bilan.unites));
  else if (deja !== true) say(messages.deposited(file, id, bilan.acceptees));
  const line = ({ code, texte, ligne, colonne }: Ecart): string =>
    `${file}:${ligne === undefined ? "" : `${ligne}:${colonne ?? 1}:`} ${code}: ${texte[locale]}`;
  const remarks = [
    ...bilan.fichier.map(line),
    ...bilan.enregistrements.flatMap(({ ecarts }) => ecarts.map(line)),
    ...constats.map(
      ({ id: unit, code, texte }) =>
        `${file}:${unit === undefined ? "" : ` ${unit}:`} ${code}: ${texte[locale]}`,
    ),
  ];
  for (const remark of remarks.slice(0, mostRemarks)) error(remark);
  const further =
    Math.max(0, remarks.length - mostRemarks) + (bilan.nonListes ?? 0) + (constatsNonListes ?? 0);
  if (further > 0) say(messages.further(file, further, id));
}
