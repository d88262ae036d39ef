import { french } from "../../../../runtime/messages/typography.js";
import type { TexteDuBanc } from "../../../banc/contrat.js";

/*
 * The other end of the bench's HTTP: what software of town halls does with it. All of it may be done again: what is there already is not sent or fetched
 * once more.
 */

/** Where a bench is, and who asks. */
export interface AccesAuBanc {
  /** Such as `http://127.0.0.1:8642`. */
  readonly url: string;
  readonly compte: string;
  readonly motDePasse: string;
  /** How often something that may be tried again is. Default 5. */
  readonly essais?: number | undefined;
  /** Ends what was begun. */
  readonly signal?: AbortSignal | undefined;
}

/** What a bench does not do, or why it cannot be reached. */
export class ErreurDuBanc extends Error {
  override readonly name = "ErreurDuBanc";
  /** The status of HTTP; undefined where there was no answer. */
  readonly statut: number | undefined;
  readonly code: string;
  readonly texte: TexteDuBanc;

  constructor(statut: number | undefined, code: string, texte: TexteDuBanc) {
    super(texte.en);
    this.statut = statut;
    this.code = code;
    this.texte = texte;
  }
}

/** What is asked of a bench. */
export interface DemandeAuBanc {
  readonly methode?: string | undefined;
  readonly enTetes?: Readonly<Record<string, string>> | undefined;
  readonly corps?: (() => string | ReadableStream<Uint8Array>) | undefined;
}

/** Asks a bench; what fails on the way, or because the bench has much to do, is tried again. Throws an {@link ErreurDuBanc} for a refusal. */
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
    return new ErreurDuBanc(undefined, "banc-injoignable", texte);
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

/** What a bench answers in JSON. */
export async function jsonOf<T>(answer: Response): Promise<T> {
  // The bench says what it is, and its answers have the form that it documents.
  return (await answer.json()) as T;
}
