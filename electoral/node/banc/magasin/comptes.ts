import { createHmac, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { french } from "../../../../runtime/messages/typography.js";
import type { TexteDuBanc } from "../../../banc/contrat.js";

/** An account: a commune, an intermediary for several, or an administrator, who sets the clock. */
export interface Compte {
  readonly nom: string;
  readonly role: "commune" | "concentrateur" | "administrateur";
  /** The codes of the communes for which it sends and receives; none for an administrator. */
  readonly communes: readonly string[];
}

/** A stored account, without its password. */
export interface CompteGarde extends Compte {
  readonly sel: string;
  readonly cle: string;
}

/** Thrown for an account that cannot exist. */
export class CompteRefuse extends Error {
  override readonly name = "CompteRefuse";
  readonly texte: TexteDuBanc;

  constructor(texte: TexteDuBanc) {
    super(texte.en);
    this.texte = texte;
  }
}

/** Names have no colon, because Basic authentication ends the name there; the other limits keep lists of accounts readable. */
const nameForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const communeForm = /^(?:\d{5}|2[AB]\d{3})$/;
const longestPassword = 1024;

/** The cost of scrypt (RFC 7914): about 16 MiB and some 50 ms. */
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

/** Throws a {@link CompteRefuse} for an account that cannot exist. */
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

/** Thrown when too many passwords are being checked. */
export class TropDEssais extends Error {
  override readonly name = "TropDEssais";
}

/** How many passwords are checked or wait at a time: each costs memory. */
const mostWaiting = 32;

/**
 * Finds the account for a name and a password. A correct password is remembered by a digest with a key of this process, so that hundreds of requests a
 * second cost one scrypt; a wrong password costs one each time, and an unknown name costs as much.
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
    // Simultaneous requests with the same password wait for one check.
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
    // The digest includes the stored key, so that a changed password invalidates what was remembered.
    return hmac.update(JSON.stringify([account?.nom, account?.cle, password])).digest("hex");
  }
}

async function isRight(account: CompteGarde | undefined, password: string): Promise<boolean> {
  const key = await keyOf(password, account?.sel ?? "personne");
  const wanted = Buffer.from(account?.cle ?? "00".repeat(keyLength), "hex");
  return timingSafeEqual(key, wanted) && account !== undefined;
}
