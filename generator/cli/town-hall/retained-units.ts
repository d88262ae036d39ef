import type { LotDeCommune } from "../../../electoral/echange/envois.js";
import { type Brouillon, communeDe } from "../../../electoral/echange/unites.js";
import { empreinteDuTexte } from "../../../electoral/node/journal.js";
import type { PeriodeDeRevisionType } from "../../../generated/electoral/index.js";
import { piecesOf, Spool } from "../files/spool.js";
import type { Progress } from "../progress.js";

/** A unit as a text, and the hash of it by which the journal knows it. */
export interface Telling {
  readonly texte: string;
  readonly empreinte: string;
}

/** What a unit of a period says. */
export function tellingOf(periode: PeriodeDeRevisionType, unite: Brouillon): Telling {
  const texte = JSON.stringify({ periode, ...unite });
  return { texte, empreinte: empreinteDuTexte(texte) };
}

/** A unit that was put away, and its hash. */
export interface Retained {
  readonly unite: Brouillon;
  readonly empreinte: string;
}

/** Lines are written together when they are so long. */
const enough = 1 << 16;

/** Units on their way from a table to a sending, in a temporary file: the envelope comes first and says how many there are. */
export class RetainedUnits {
  readonly #spool = new Spool();
  /** Where the lines of each commune begin and end, those that follow each other as one. */
  readonly #places = new Map<string, number[]>();
  #held = "";
  #length = 0;
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** In bytes of the temporary file. */
  get length(): number {
    return this.#length;
  }

  add(unite: Brouillon, { texte, empreinte }: Telling): void {
    const line = `${empreinte}${texte}\n`;
    const start = this.#length;
    this.#length += Buffer.byteLength(line);
    this.#held += line;
    if (this.#held.length > enough) this.#flush();
    const commune = communeDe(unite) ?? "";
    const own = this.#places.get(commune);
    if (own === undefined) this.#places.set(commune, [start, this.#length]);
    else if (own.at(-1) === start) own[own.length - 1] = this.#length;
    else own.push(start, this.#length);
    this.#count++;
  }

  /** All of them; those of one commune follow each other. */
  *units(
    progress: Progress,
    take: (retained: Retained) => Brouillon,
  ): Generator<Brouillon, void, undefined> {
    for (const places of this.#places.values())
      for (const retained of this.#at(places, progress)) yield take(retained);
  }

  /** A lot for each commune; one at a time is in memory. */
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

  #flush(): void {
    this.#spool.append(this.#held);
    this.#held = "";
  }

  *#at(places: readonly number[], progress: Progress): Generator<Retained, void, undefined> {
    this.#flush();
    for (let index = 0; index < places.length; index += 2) {
      const decoder = new TextDecoder();
      let rest = "";
      for (const bytes of piecesOf(this.#spool, places[index], places[index + 1])) {
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
  // The line is our own.
  const { kind, value } = JSON.parse(line.slice(hashLength)) as Brouillon;
  return { unite: { kind, value } as Brouillon, empreinte: line.slice(0, hashLength) };
}
