import { spawnSync } from "node:child_process";
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { champs, nomsDesChamps } from "../electoral/tableau/champs.js";
import { splitCommand } from "../test/support/split-command.js";

/*
 * `npm run bench:lot -- [ROWS]`: `scrutin lot` makes a sending of a table of 1,000,000 rows by default, then is given the same table again, of which nothing
 * may go out; beside it csv-parse alone reads the table. Each is a process of its own, and tells its processor time and the most memory that it had.
 */
const [rows = 1_000_000] = process.argv.slice(2).map(Number);
const mebi = 2 ** 20;

const folder = mkdtempSync(join(tmpdir(), "scrutin-bench-lot-"));
const program = await splitCommand("bench-lot");
const table = join(folder, "table.csv");

const syllables = "ba bé bo ca ce chi co da de do fa fé ga go la le li lu ma mé mi mo".split(" ");

/** A name that no other number has. */
function nameOf(number: number): string {
  let text = "";
  for (let rest = number + 1; rest > 0; rest = Math.floor(rest / syllables.length))
    text += syllables[rest % syllables.length];
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Invented persons: one row in ten takes somebody from the list, one in fifty has a birth date that is not whole, one in a thousand is wrong. */
function rowOf(index: number): string {
  const isRemoval = index % 10 === 9;
  const day = String(1 + (index % 28)).padStart(2, "0");
  const month = String(1 + (index % 12)).padStart(2, "0");
  const cells: Readonly<Partial<Record<(typeof nomsDesChamps)[number], string>>> = {
    operation: isRemoval ? "radiation" : "inscription",
    numeroDEnregistrement: String(index + 1),
    typeDeListe: "p",
    commune: "44109",
    communeLibelle: "Nantes",
    nom: index % 1000 === 500 ? "1" : nameOf(index),
    prenoms: index % 3 === 0 ? "Anne-Sophie, Zoé" : "Loïc",
    sexe: index % 3 === 0 ? "F" : "M",
    dateNaissance: index % 50 === 0 ? `00/${month}/1955` : `${day}/${month}/${1930 + (index % 55)}`,
    lieuNaissance: "29019",
    libelleNaissance: "Brest",
    nationalite: "FRA",
    date: "12/11/2008",
    ...(isRemoval
      ? { motifDeRadiation: "D" }
      : { typeDInscription: "1", numeroVoie: String(index % 200), typeVoie: "rue" }),
    ...(isRemoval ? {} : { nomVoie: "du Port", codePostal: "44000", localite: "Nantes" }),
  };
  return nomsDesChamps.map((champ) => cells[champ] ?? "").join(";");
}

function writeTable(): void {
  const file = openSync(table, "w");
  writeSync(file, `\ufeff${nomsDesChamps.map((champ) => champs[champ].entete).join(";")}\r\n`);
  for (let start = 0; start < rows; start += 1000) {
    const part = Array.from({ length: Math.min(1000, rows - start) }, (_, each) =>
      rowOf(start + each),
    );
    writeSync(file, `${part.join("\r\n")}\r\n`);
  }
  closeSync(file);
}

/** What a process took. */
interface Cost {
  readonly micros: number;
  readonly resident: number;
  readonly seconds: number;
}

const told = join(folder, "usage.json");
const telling = `import { writeFileSync } from "node:fs"; process.on("exit", () => writeFileSync(${JSON.stringify(told)}, JSON.stringify(process.resourceUsage())));`;
const tell = join(folder, "tell.mjs");
writeFileSync(tell, telling);

function run(expected: number, args: readonly string[]): Cost {
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ["--import", tell, ...args], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
    maxBuffer: 1 << 28,
  });
  if (status !== expected) throw new Error(`exit code ${status}: ${stderr.slice(-2000)}`);
  const usage = JSON.parse(readFileSync(told, "utf8")) as NodeJS.ResourceUsage;
  return {
    micros: (usage.userCPUTime + usage.systemCPUTime) / rows,
    resident: (usage.maxRSS * 1024) / mebi,
    seconds: (performance.now() - begun) / 1000,
  };
}

function show(name: string, { micros, resident, seconds }: Cost): void {
  console.log(
    `${name.padEnd(34)}${micros.toFixed(1).padStart(7)} µs a row${resident.toFixed(0).padStart(6)} MiB${seconds.toFixed(1).padStart(8)} s`,
  );
}

const alone = join(folder, "alone.mjs");
writeFileSync(
  alone,
  `import { createReadStream } from "node:fs";
import { parse } from ${JSON.stringify(import.meta.resolve("csv-parse"))};
let count = 0;
for await (const _ of createReadStream("table.csv").pipe(parse({ delimiter: ";", bom: true }))) count++;
if (count !== ${rows + 1}) process.exit(1);
`,
);

try {
  writeTable();
  const [load = 0] = loadavg();
  console.log(
    `${rows} rows, ${(statSync(table).size / mebi).toFixed(0)} MiB; load ${load.toFixed(1)} before`,
  );
  const args = ["lot", "table.csv", "--commune", "44109", "--periode", "2008-09-01/2009-02-28"];
  show("csv-parse alone", run(0, [alone]));
  show("scrutin lot", run(1, [program, ...args, "-o", "envoi.xml"]));
  show("scrutin lot, all of it sent before", run(1, [program, ...args, "-o", "encore.xml"]));
  console.log(`sending: ${(statSync(join(folder, "envoi.xml")).size / mebi).toFixed(0)} MiB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
