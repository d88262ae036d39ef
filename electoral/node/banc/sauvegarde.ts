import type { AutreCoteOuvert } from "./autre-cote.js";
import type { UnParUn } from "./file.js";
import type { Magasin } from "./magasin/magasin.js";

/**
 * Takes down what is known, so that the next run need not hear it all again: when much has come since, and at the end. It must know nothing that the
 * journal does not, so what the other side is told is counted, and what of it the journal has.
 */
export class Sauvegarde {
  readonly #store: Magasin;
  readonly #other: AutreCoteOuvert;
  readonly #turns: UnParUn;
  readonly #note: (error: unknown) => void;
  #told = 0;
  #kept = 0;
  #last: Promise<unknown> = Promise.resolve();
  #running: Promise<void> | undefined;
  #isOff = false;

  /** The other side is told something in `turns` alone. */
  constructor(
    store: Magasin,
    other: AutreCoteOuvert,
    turns: UnParUn,
    note: (error: unknown) => void,
  ) {
    this.#store = store;
    this.#other = other;
    this.#turns = turns;
    this.#note = note;
  }

  /** The other side is told something; `garder` says what becomes of it. */
  dire(): void {
    this.#told++;
  }

  /** What it was told last is told with the next. */
  joindre(): void {
    this.#kept++;
  }

  /** The journal has what it was told when this is done; never where it fails. */
  garder(kept: Promise<unknown>): void {
    this.#last = kept.then(
      () => {
        this.#kept++;
        if (this.#store.estEnRetard) void this.faire();
      },
      () => undefined,
    );
  }

  /** Takes down what is known now, unless it is being done. */
  faire(): Promise<void> {
    if (this.#isOff || this.#store.retard === 0) return Promise.resolve();
    this.#running ??= this.#take().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #take(): Promise<void> {
    try {
      const taken = await this.#turns.faire(async () => {
        await this.#last;
        const known = this.#other.instantane();
        // What it was told and the journal does not have is told again by the next run.
        this.#isOff = known === undefined || this.#told !== this.#kept;
        return known === undefined || this.#isOff ? undefined : this.#store.instantane(known);
      });
      await taken?.ecrit();
    } catch (error) {
      // The journal has everything; without this the next run takes longer to begin.
      this.#isOff = true;
      this.#note(error);
    }
  }
}
