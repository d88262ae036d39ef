import { createHmac, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { french } from "../../../../runtime/messages/typography.js";
import type { TexteDuBanc } from "../../../banc/contrat.js";

/** Who may come: a commune, somebody who carries several, or who sets the clock. */
export interface Compte {
  readonly nom: string;
  readonly role: "commune" | "concentrateur" | "administrateur";
  /** The codes of the communes for which it sends and receives; none for an administrator. */
  readonly communes: readonly string[];
}

/** An account as it is kept: the password is not. */
export interface CompteGarde extends Compte {
  readonly sel: string;
  readonly cle: string;
}

/** Why an account cannot be. */
export class CompteRefuse extends Error {
  override readonly name = "CompteRefuse";
  readonly texte: TexteDuBanc;

  constructor(texte: TexteDuBanc) {
    super(texte.en);
    this.texte = texte;
  }
}

/** Basic authentication ends the name at the first colon; the rest is for those who read lists of accounts. */
const nameForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const communeForm = /^(?:\d{5}|2[AB]\d{3})$/;
const longestPassword = 1024;

/** What scrypt costs (RFC 7914): about 16 MiB and some 50 ms. */
const cost = { N: 16384, r: 8, p: 1 } as const;
const keyLength = 32;

/** An account with its password turned into a key. Throws a {@link CompteRefuse}. */
export async function creerCompte(compte: Compte, motDePasse: string): Promise<CompteGarde> {
  const { nom, role, communes } = compte;
  checkAccount(compte);
  if (motDePasse.length < 8 || Buffer.byteLength(motDePasse) > longestPassword)
    throw new CompteRefuse({
      fr: french`un mot de passe a huit caractères au moins, et 1024 octets au plus`,
      en: "a password has eight characters at least, and 1024 bytes at the most",
    });
  const sel = randomBytes(16).toString("hex");
  const cle = (await keyOf(motDePasse, sel)).toString("hex");
  return { nom, role, communes: [...new Set(communes)], sel, cle };
}

/** Throws a {@link CompteRefuse} for an account that cannot be. */
function checkAccount({ nom, role, communes }: Compte): void {
  if (!nameForm.test(nom))
    throw new CompteRefuse({
      fr: french`un nom de compte a 64 caractères au plus : lettres sans accent, chiffres, point, tiret, souligné`,
      en: "the name of an account has 64 characters at the most: letters without accents, digits, dot, hyphen, underscore",
    });
  const strange = communes.find((commune) => !communeForm.test(commune));
  if (strange !== undefined)
    throw new CompteRefuse({
      fr: french`« ${strange} » n’est pas un code de commune : cinq caractères, comme 44109 ou 2A004`,
      en: `"${strange}" is no code of a commune: five characters, such as 44109 or 2A004`,
    });
  const count = new Set(communes).size;
  if (role === "commune" ? count !== 1 : role === "concentrateur" ? count === 0 : count > 0)
    throw new CompteRefuse({
      fr: french`un compte de commune a une commune, un concentrateur une ou plusieurs, un administrateur aucune`,
      en: "an account of a commune has one commune, a concentrator one or several, an administrator none",
    });
}

function keyOf(password: string, salt: string): Promise<Buffer> {
  return new Promise((done, failed) => {
    scrypt(password.normalize("NFC"), salt, keyLength, cost, (error, key) =>
      error === null ? done(key) : failed(error),
    );
  });
}

/** Too many passwords are being looked at. */
export class TropDEssais extends Error {
  override readonly name = "TropDEssais";
}

/** So many passwords are looked at or wait at a time: each costs memory. */
const mostWaiting = 32;

/**
 * Says whose a name and a password are. A password that was right is remembered by a digest under a key of this process, so that hundreds of requests a
 * second cost one scrypt; a wrong one costs a scrypt each time, and one with no account costs as much.
 */
export class Verificateur {
  readonly #accounts: () => ReadonlyMap<string, CompteGarde>;
  readonly #secret = randomBytes(32);
  readonly #known = new Map<string, string>();
  readonly #running = new Map<string, Promise<boolean>>();

  constructor(comptes: () => ReadonlyMap<string, CompteGarde>) {
    this.#accounts = comptes;
  }

  async verifier(nom: string, motDePasse: string): Promise<Compte | undefined> {
    const account = this.#accounts().get(nom);
    if (Buffer.byteLength(motDePasse) > longestPassword) return undefined;
    const digest = this.#digest(account, motDePasse);
    if (account !== undefined && this.#known.get(nom) === digest) return account;
    // Requests that come together with the same password wait for one answer.
    const running = this.#running.get(digest) ?? this.#begin(digest, account, motDePasse);
    return (await running) ? account : undefined;
  }

  #begin(digest: string, account: CompteGarde | undefined, password: string): Promise<boolean> {
    if (this.#running.size >= mostWaiting) throw new TropDEssais();
    const running = isRight(account, password)
      .then((right) => {
        if (right && account !== undefined) this.#known.set(account.nom, digest);
        return right;
      })
      .finally(() => this.#running.delete(digest));
    this.#running.set(digest, running);
    return running;
  }

  #digest(account: CompteGarde | undefined, password: string): string {
    const hmac = createHmac("sha256", this.#secret);
    // The key is in it, so that a new password makes the old one forgotten.
    return hmac.update(JSON.stringify([account?.nom, account?.cle, password])).digest("hex");
  }
}

async function isRight(account: CompteGarde | undefined, password: string): Promise<boolean> {
  const key = await keyOf(password, account?.sel ?? "personne");
  const wanted = Buffer.from(account?.cle ?? "00".repeat(keyLength), "hex");
  return timingSafeEqual(key, wanted) && account !== undefined;
}
