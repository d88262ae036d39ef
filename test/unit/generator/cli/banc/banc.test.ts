import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runBanc } from "../../../../../generator/cli/banc/banc-command.js";
import { run } from "../../../../../generator/cli/program.js";
import { speaking } from "../../../../../generator/cli/terminal.js";
import { exemple, ouvrirBancDEssai } from "../../../../support/banc.js";
import { type TestTerminal, testTerminal } from "../../../../support/terminal.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-cli-banc-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const said = ({ errors }: TestTerminal): string =>
  errors.join("\n").replaceAll(/[\u00a0\u202f]/g, " ");

test("makes an account, starts, is fed and emptied, and stops", async () => {
  const making = testTerminal(folder);
  expect(await run(["banc", "compte", "mairie", "--commune", "44109"], making)).toBe(0);
  const [password = ""] = making.output;
  expect(password).toMatch(/^[\w-]{24}$/);

  const terminal = testTerminal(folder);
  let stop: (value: unknown) => void = () => undefined;
  const stopped = new Promise((done) => {
    stop = done;
  });
  const flags = { port: "0", jour: "2008-12-01", essai: true };
  const running = runBanc(flags, speaking(terminal, "fr"), stopped);
  while (terminal.output.length === 0) await new Promise((done) => setTimeout(done, 20));
  const [url = ""] = terminal.output;

  const env = {
    SCRUTIN_BANC: url,
    SCRUTIN_BANC_COMPTE: "mairie",
    SCRUTIN_BANC_MOT_DE_PASSE: password,
  };
  await writeFile(join(folder, "bon.xml"), exemple("EnvoiUniteElectorale-complet"));
  await writeFile(join(folder, "lot.xml"), exemple("EnvoiLotDUnitesElectorales-complet"));
  await writeFile(join(folder, "mauvais.xml"), "<a/>");
  const good = testTerminal(folder, "", env);
  expect(await run(["deposer", "bon.xml"], good)).toBe(0);
  expect(said(good)).toMatch(/bon\.xml : dépôt [0-9a-f]{24}, 1 unité prise/);
  const again = testTerminal(folder, "", env);
  expect(await run(["deposer", "bon.xml", "--json"], again)).toBe(0);
  expect(said(again)).toContain("déjà déposé");
  expect(JSON.parse(again.output.join("\n"))).toMatchObject([{ etat: "traite", deja: true }]);
  const bad = testTerminal(folder, "", env);
  expect(await run(["deposer", "lot.xml", "mauvais.xml", "--tdt", "--locale", "en"], bad)).toBe(1);
  expect(said(bad)).toContain("3 of 8 records in error");
  expect(said(bad)).toContain("mauvais.xml: deposit");
  expect(said(bad)).toContain('banc-racine: "a" is no document of the electoral exchange');

  await fetch(`${url}/banc/evenements`, {
    method: "POST",
    headers: {
      Authorization: `Basic ${Buffer.from(`mairie:${password}`).toString("base64")}`,
      "Content-Type": "application/json",
    },
    body: '{"kind":"deces","electeur":"E000001"}',
  });
  const taking = testTerminal(folder, "", { ...env, SCRUTIN_BANC_MOT_DE_PASSE: "" });
  const account = `mairie:${password}`;
  expect(await run(["retirer", "recus", "--compte", account], taking)).toBe(0);
  expect(said(taking)).toContain("un mot de passe sur la ligne de commande se lit");
  expect(taking.output.map((path) => path.replace("recus/", ""))).toEqual(
    await readdir(join(folder, "recus")),
  );
  expect(taking.output.length).toBeGreaterThan(0);

  stop(undefined);
  expect(await running).toBe(0);
  expect(said(terminal)).toContain("ce n’est pas un service de l’Insee");
  const gone = testTerminal(folder, "", env);
  expect(await run(["retirer", "recus", "--banc", "http://127.0.0.1:9"], gone)).toBe(2);
  expect(said(gone)).toContain("le banc ne répond pas");
});

test.for([
  [["banc", "--port", "99999"], "--port 99999 : il faut un nombre de 0 à 65535"],
  [["banc", "--jour", "2009-02-29"], "--jour 2009-02-29 : ce n’est pas un jour"],
  [
    ["banc", "--port", "0", "--adresse", "192.0.2.1"],
    "l’adresse 192.0.2.1 n’est pas de cette machine",
  ],
  [["banc", "compte", "a:b", "--commune", "44109"], "un nom de compte a 64 caractères au plus"],
  [["banc", "compte", "a", "--commune", "Nantes"], "« Nantes » n’est pas un code de commune"],
  [["banc", "compte", "a"], "un compte de commune a une commune"],
  [["deposer", "x.xml"], "quel banc ?"],
  [["deposer", "x.xml", "--banc", "nulle part"], "n’est pas l’adresse d’un banc"],
  [["retirer", "x", "--banc", "http://127.0.0.1:9"], "quel compte ?"],
] as const)("%j says why not, on one line", async ([args, reason]) => {
  const terminal = testTerminal(folder);
  expect(await run([...args], terminal)).toBe(2);
  expect(said(terminal)).toContain(reason);
  expect(terminal.errors).toHaveLength(1);
});

test("a port, a folder or a journal that cannot be used is told", async () => {
  const taken = createServer();
  await new Promise<void>((done) => taken.listen(0, "127.0.0.1", done));
  const { port } = taken.address() as AddressInfo;
  const first = testTerminal(folder);
  expect(await run(["banc", "--port", String(port), "--data", "autre"], first)).toBe(2);
  expect(said(first)).toContain(`le port ${port} est pris`);
  taken.close();

  const banc = await ouvrirBancDEssai();
  const second = testTerminal(folder);
  expect(await run(["banc", "--port", "0", "--data", banc.dossier], second)).toBe(2);
  expect(said(second)).toContain("un autre processus tient le dossier");
  await banc.fermer();

  const dossier = join(folder, "abime");
  const start = (...more: readonly string[]): string[] => [
    "banc",
    "--port",
    "0",
    "--data",
    dossier,
    ...more,
  ];
  const other = await ouvrirBancDEssai({ dossier });
  await other.deposer("<a/>");
  await other.fermer();
  const forward = testTerminal(folder);
  expect(await run(start("--jour", "2001-01-01"), forward)).toBe(2);
  expect(said(forward)).toContain("l’horloge ne recule pas");
  const journal = join(dossier, "journal.jsonl");
  await writeFile(journal, `abc ${await readFile(journal, "utf8")}`);
  const third = testTerminal(folder);
  expect(await run(start(), third)).toBe(2);
  expect(said(third)).toContain("journal.jsonl est abîmé");
});
