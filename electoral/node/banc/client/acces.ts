import { french } from "../../../../runtime/messages/typography.js";
import type { TexteDuBanc } from "../../../banc/contrat.js";

/*
 * The client of the bench's HTTP interface, for software of town halls. Every call may be repeated: what is there already is not sent or fetched
 * again.
 */

/** The address of a bench, and the account that uses it. */
export interface AccesAuBanc {
  /** Such as `http://127.0.0.1:8642`. */
  readonly url: string;
  readonly compte: string;
  readonly motDePasse: string;
  /** How many times a request is tried that may be repeated. Default 5. */
  readonly essais?: number | undefined;
  /** Aborts the call. */
  readonly signal?: AbortSignal | undefined;
}

/** A refusal of the bench, or the reason why it cannot be reached. */
export class ErreurDuBanc extends Error {
  override readonly name = "ErreurDuBanc";
  /** The HTTP status; undefined if there was no answer. */
  readonly statut: number | undefined;
  readonly code: string;
  readonly texte: TexteDuBanc;

  constructor(statut: number | undefined, code: string, texte: TexteDuBanc, cause?: unknown) {
    super(texte.en, { cause });
    this.statut = statut;
    this.code = code;
    this.texte = texte;
  }
}

/** A request to a bench. */
export interface DemandeAuBanc {
  readonly methode?: string | undefined;
  readonly enTetes?: Readonly<Record<string, string>> | undefined;
  readonly corps?: (() => string | ReadableStream<Uint8Array>) | undefined;
}

/** Sends a request to a bench, and repeats it if it fails on the way or the bench is busy. Throws an {@link ErreurDuBanc} if it is refused. */
export async function demander(
  acces: AccesAuBanc,
  chemin: string,
  demande: DemandeAuBanc = {},
): Promise<Response> {
  const { essais = 5, signal } = acces;
  for (let attempt = 1; ; attempt++) {
    const answer = await attemptTo(acces, chemin, demande);
    if (answer instanceof Response) return answer;
    const mayHelp = answer.statut === undefined || [408, 503].includes(answer.statut);
    if (!mayHelp || attempt >= essais || signal?.aborted === true) throw answer;
    await new Promise((done) => setTimeout(done, Math.min(5000, 100 * 2 ** attempt)));
  }
}

async function attemptTo(
  { url, compte, motDePasse, signal }: AccesAuBanc,
  path: string,
  { methode = "GET", enTetes, corps }: DemandeAuBanc,
): Promise<Response | ErreurDuBanc> {
  const body = corps?.();
  try {
    const answer = await fetch(new URL(path, url), {
      method: methode,
      headers: {
        Authorization: `Basic ${Buffer.from(`${compte}:${motDePasse}`).toString("base64")}`,
        ...enTetes,
      },
      redirect: "error",
      signal: signal ?? null,
      ...(body !== undefined && { body, duplex: "half" }),
    } as RequestInit);
    return answer.ok || answer.status === 304 ? answer : await refusalOf(answer);
  } catch (error) {
    const reason = String((error instanceof Error && (error.cause ?? error.message)) || error);
    const texte = {
      fr: french`le banc ne répond pas : ${reason}`,
      en: `the bench does not answer: ${reason}`,
    };
    return new ErreurDuBanc(undefined, "banc-injoignable", texte, error);
  }
}

async function refusalOf(answer: Response): Promise<ErreurDuBanc> {
  const { status } = answer;
  const plain = { fr: french`le banc répond ${status}`, en: `the bench answers ${status}` };
  const said = (await answer.json().catch(() => undefined)) as
    | { readonly erreur?: { readonly code?: string; readonly texte?: TexteDuBanc } }
    | undefined;
  return new ErreurDuBanc(
    status,
    said?.erreur?.code ?? "banc-reponse",
    said?.erreur?.texte ?? plain,
  );
}

/** The JSON answer of a bench. */
export async function jsonOf<T>(answer: Response): Promise<T> {
  // The server has identified itself as a bench, whose answers have a documented form.
  return (await answer.json()) as T;
}
