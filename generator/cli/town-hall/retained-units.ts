import type { LotDeCommune } from "../../../electoral/echange/envois.js";
import { type Brouillon, communeDe } from "../../../electoral/echange/unites.js";
import { empreinteDuTexte } from "../../../electoral/node/journal.js";
import type { PeriodeDeRevisionType } from "../../../generated/electoral/index.js";
import { TextSpool } from "../files/text-spool.js";
import type { Progress } from "../progress.js";

/** A unit as text, and the hash by which the journal knows it. */
export interface Telling {
  readonly texte: string;
  readonly empreinte: string;
}

/** The text and hash of a unit of a period. */
export function tellingOf(periode: PeriodeDeRevisionType, unite: Brouillon): Telling {
  const texte = JSON.stringify({ periode, ...unite });
  return { texte, empreinte: empreinteDuTexte(texte) };
}

/** A unit that was set aside, and its hash. */
export interface Retained {
  readonly unite: Brouillon;
  readonly empreinte: string;
}

/** Units set aside in a temporary file between table and sending, because the envelope comes first and states their number. */
export class RetainedUnits {
  readonly #spool = new TextSpool();
  /** The places of the lines of each commune; neighbouring lines share one. */
  readonly #places = new Map<string, number[]>();
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** The length of the temporary file, in bytes. */
  get length(): number {
    return this.#spool.length;
  }

  add(unite: Brouillon, { texte, empreinte }: Telling): void {
    const start = this.#spool.length;
    this.#spool.append(`${empreinte}${texte}\n`);
    const end = this.#spool.length;
    const commune = communeDe(unite) ?? "";
    const own = this.#places.get(commune);
    if (own === undefined) this.#places.set(commune, [start, end]);
    else if (own.at(-1) === start) own[own.length - 1] = end;
    else own.push(start, end);
    this.#count++;
  }

  /** All units, grouped by commune. */
  *units(
    progress: Progress,
    take: (retained: Retained) => Brouillon,
  ): Generator<Brouillon, void, undefined> {
    for (const places of this.#places.values())
      for (const retained of this.#at(places, progress)) yield take(retained);
  }

  /** A lot for each commune; only one at a time is in memory. */
  *lots(
    progress: Progress,
    take: (retained: Retained) => Brouillon,
  ): Generator<LotDeCommune, void, undefined> {
    for (const [commune, places] of this.#places)
      yield { commune, unites: Array.from(this.#at(places, progress), take) };
  }

  close(): void {
    this.#spool.close();
  }

  *#at(places: readonly number[], progress: Progress): Generator<Retained, void, undefined> {
    for (let index = 0; index < places.length; index += 2) {
      const decoder = new TextDecoder();
      let rest = "";
      for (const bytes of this.#spool.pieces(places[index], places[index + 1])) {
        progress.add(bytes.length);
        const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) yield retainedOf(line);
      }
    }
  }
}

const hashLength = 32;

function retainedOf(line: string): Retained {
  // The line was written by this class.
  const { kind, value } = JSON.parse(line.slice(hashLength)) as Brouillon;
  return { unite: { kind, value } as Brouillon, empreinte: line.slice(0, hashLength) };
}
