import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DepotVu } from "../../../electoral/node/banc/vues.js";
import type { AccesAuBanc } from "../../../generator/cli/banc/index.js";
import { run } from "../../../generator/cli/program.js";
import { testTerminal } from "../terminal.js";
import type { Guichet } from "./guichet.js";

/** By `scrutin deposer` and `scrutin retirer`, as they are typed. */
export const parLaCommande: Guichet = {
  async deposer(texte, acces, voie) {
    const folder = await mkdtemp(join(tmpdir(), "banc-envoi-"));
    try {
      await writeFile(join(folder, "envoi.xml"), texte);
      const tdt = voie === "tdt" ? ["--tdt"] : [];
      const { code, output } = await scrutin(
        folder,
        acces,
        "deposer",
        "envoi.xml",
        "--json",
        ...tdt,
      );
      const [depot] = JSON.parse(output) as readonly DepotVu[];
      if (depot === undefined) throw new Error("nothing was deposited");
      const isClean =
        depot.bilan?.niveau === undefined &&
        !depot.constats.some(({ gravite }) => gravite === "erreur");
      if (code !== (isClean ? 0 : 1)) throw new Error(`deposer ended with ${code}`);
      return depot;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },

  async retirer(dossier, acces) {
    const { code, output } = await scrutin(dossier, acces, "retirer", "recus");
    if (code !== 0) throw new Error(`retirer ended with ${code}`);
    return output
      .split("\n")
      .filter(Boolean)
      .map((path) => join(dossier, path));
  },
};

async function scrutin(
  folder: string,
  { url, compte, motDePasse }: AccesAuBanc,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly output: string }> {
  const terminal = testTerminal(folder, "", {
    SCRUTIN_BANC: url,
    SCRUTIN_BANC_COMPTE: compte,
    SCRUTIN_BANC_MOT_DE_PASSE: motDePasse,
  });
  return { code: await run(args, terminal), output: terminal.output.join("\n") };
}
