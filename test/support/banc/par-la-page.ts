import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { deposer } from "../../../electoral/node/banc/client/deposer.js";
import type { DepotVu } from "../../../electoral/node/banc/vues.js";
import { type AccesAuBanc, demander } from "../../../generator/cli/banc/index.js";
import { asFile, openPage } from "../page.js";
import { type Guichet, parLeCode } from "./guichet.js";

/** A person of each commune at a browser of her own. Transactions are between machines: intermediaries go on as programs. */
export class Pages implements Guichet {
  readonly #browser: Browser;
  readonly #open = new Map<string, Page>();
  readonly faults: string[] = [];
  #sent = 0;

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  async deposer(texte: string, acces: AccesAuBanc, voie: "depot" | "tdt"): Promise<DepotVu> {
    if (voie === "tdt") return parLeCode.deposer(texte, acces, voie);
    const page = await this.of(acces);
    const name = `envoi-${++this.#sent}.xml`;
    await page.setInputFiles("#bench-files", asFile(name, texte));
    await page.getByRole("log").getByText(`${name} :`).waitFor();
    // The same content is the same deposit: this shows what the page was told of.
    const depot = await deposer(texte, acces);
    if (depot.deja !== true || depot.nom !== name) throw new Error("the page did not deposit it");
    return depot;
  }

  async retirer(dossier: string, acces: AccesAuBanc): Promise<readonly string[]> {
    const page = await this.of(acces);
    const answer = await demander(acces, "/banc/boite");
    const { fichiers } = (await answer.json()) as {
      readonly fichiers: readonly { readonly nom: string; readonly uri: string }[];
    };
    const paths: string[] = [];
    await page.getByRole("button", { name: "Actualiser" }).click();
    for (const { nom, uri } of fichiers) {
      const packed = await demander(acces, uri);
      const path = join(dossier, nom);
      await writeFile(path, Buffer.from(await packed.arrayBuffer()));
      paths.push(path);
      await page.getByRole("button", { name: `Retirer ${nom}` }).click();
      await page.getByRole("log").getByText(`${nom} :`).waitFor();
    }
    await page.getByRole("heading", { name: "Rien à retirer" }).waitFor();
    return paths;
  }

  /** The page of an account, as it is now. */
  async of({ url, compte, motDePasse }: AccesAuBanc): Promise<Page> {
    const known = this.#open.get(compte);
    if (known !== undefined) return known;
    const { page, faults } = await openPage(this.#browser, `${url}/`);
    page.on("close", () => this.faults.push(...faults));
    await page.getByRole("tab", { name: "Banc" }).click();
    await page.getByLabel("Compte").fill(compte);
    await page.getByLabel("Mot de passe").fill(motDePasse);
    await page.getByRole("button", { name: "Entrer" }).click();
    await page.getByRole("button", { name: "Actualiser" }).waitFor();
    this.#open.set(compte, page);
    return page;
  }

  async fermer(): Promise<void> {
    for (const page of this.#open.values()) await page.close();
  }
}
