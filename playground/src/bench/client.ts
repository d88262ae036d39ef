import type { Attente, Constat, TexteDuBanc } from "../../../electoral/banc/contrat.js";

/*
 * The bench that served the page (docs/banc.md). Requests go to the page's own origin alone, and to nobody where it was opened from the disk.
 */

/** What a bench says of itself to everybody. */
export interface BenchNews {
  readonly banc: TexteDuBanc;
  readonly jour: string;
  /** Whether every account may set the clock. */
  readonly essai: boolean;
}

/** A file that waits. */
export interface WaitingFile {
  readonly nom: string;
  readonly commune: string;
  readonly unites: number;
  readonly jour: string;
  readonly uri: string;
}

export interface Deposit {
  readonly id: string;
  readonly nom?: string;
  readonly jour: string;
  readonly etat: string;
  readonly niveau?: string;
  readonly unites?: number;
  readonly enErreur?: number;
  readonly liens: { readonly depot: string };
}

/** Something that was found in a deposit. */
export interface Finding {
  readonly code: string;
  readonly gravite: Constat["gravite"];
  readonly texte: TexteDuBanc;
  readonly ligne?: number;
}

/** A deposit with what became of it. */
export interface DepositDetail extends Deposit {
  readonly deja?: boolean;
  readonly bilan?: {
    readonly niveau?: string;
    readonly unites: number;
    readonly acceptees: number;
    readonly enErreur: number;
    readonly fichier: readonly Finding[];
    readonly enregistrements: readonly {
      readonly rang: number;
      readonly kind: string;
      readonly id?: string;
      readonly ecarts: readonly Finding[];
    }[];
  };
  readonly constats: readonly Constat[];
}

/** All that concerns an account. */
export interface Box {
  readonly compte: {
    readonly nom: string;
    readonly role: string;
    readonly communes: readonly string[];
  };
  readonly jour: string;
  readonly fichiers: readonly WaitingFile[];
  readonly attentes: readonly Attente[];
  readonly depots: readonly Deposit[];
  readonly constats: readonly (Constat & { readonly jour?: string })[];
}

/** A request that was not answered as it asked. */
export class BenchRefusal extends Error {
  override readonly name = "BenchRefusal";
  readonly status: number;
  readonly texte: TexteDuBanc;

  constructor(status: number, texte: TexteDuBanc) {
    super(texte.en);
    this.status = status;
    this.texte = texte;
  }
}

const unreachable: TexteDuBanc = {
  fr: "le banc ne répond pas",
  en: "the bench does not answer",
};

/** What the server says that the page comes from; undefined where it is no bench, or the page may speak to nobody. */
export async function findBench(): Promise<BenchNews | undefined> {
  const isSilent = document.querySelector('meta[http-equiv="Content-Security-Policy"]') !== null;
  if (isSilent || !/^https?:$/.test(location.protocol)) return undefined;
  try {
    const news: unknown = await (await fetch("/banc", options)).json();
    const isBench = typeof news === "object" && news !== null && "banc" in news && "jour" in news;
    return isBench ? (news as BenchNews) : undefined;
  } catch {
    return undefined;
  }
}

const options = {
  mode: "same-origin",
  credentials: "omit",
  cache: "no-store",
  redirect: "error",
} as const;

/** A bench, for one account: its password is held here, and nowhere else. */
export class Bench {
  readonly #authorization: string;

  constructor(account: string, password: string) {
    const bytes = new TextEncoder().encode(`${account}:${password}`);
    this.#authorization = `Basic ${btoa(String.fromCharCode(...bytes))}`;
  }

  box(): Promise<Box> {
    return this.#json("/banc/boite");
  }

  /** Hands a document over, and waits for what becomes of it. */
  deposit(name: string, content: BodyInit, type: string): Promise<DepositDetail> {
    const path = `/depot?attendre=30&nom=${encodeURIComponent(name)}`;
    return this.#json(path, { method: "POST", body: content, headers: { "Content-Type": type } });
  }

  detail(id: string): Promise<DepositDetail> {
    return this.#json(`/depots/${encodeURIComponent(id)}`);
  }

  /** The report on a deposit, as a page for people. */
  async report(id: string): Promise<Blob> {
    return (await this.#ask(`/depots/${encodeURIComponent(id)}/rapport`)).blob();
  }

  /** The archive that a file is. It waits on until it is acknowledged. */
  async archive({ uri }: WaitingFile): Promise<Blob> {
    return (await this.#ask(uri)).blob();
  }

  /** Says that a file is there: it waits no more. */
  async acknowledge({ uri }: WaitingFile): Promise<void> {
    await this.#ask(uri, { method: "DELETE" });
  }

  /** Lets days go by on the clock of the bench. */
  async advance(days: number): Promise<void> {
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ avancer: days });
    await this.#ask("/banc/horloge", { method: "POST", headers, body });
  }

  async #json<T>(path: string, init: RequestInit = {}): Promise<T> {
    return (await (await this.#ask(path, init)).json()) as T;
  }

  async #ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...init.headers, Authorization: this.#authorization };
    let answer: Response;
    try {
      answer = await fetch(path, { ...init, ...options, headers });
    } catch {
      throw new BenchRefusal(0, unreachable);
    }
    if (answer.ok) return answer;
    const said = (await answer.json().catch(() => undefined)) as
      | { readonly erreur?: { readonly texte?: TexteDuBanc } }
      | undefined;
    const status = `HTTP ${answer.status}`;
    throw new BenchRefusal(answer.status, said?.erreur?.texte ?? { fr: status, en: status });
  }
}
