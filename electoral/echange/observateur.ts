import type { Place } from "../../runtime/assess/reporter.js";
import type { Path, Position } from "../../runtime/issues.js";
import type { Observed, ObservedName, Observer } from "../../runtime/model/observer.js";
import { type Forme, kindOf } from "./formes.js";
import type { KindDUnite } from "./unites.js";

/** The place of a unit in its document. */
export interface PlaceDUnite {
  /** Its place among all units of the document, from 1. */
  readonly rang: number;
  /** The place of its lot in a lot of lots, from 1; undefined in other documents. */
  readonly lot: number | undefined;
  readonly path: Path;
  readonly xpath: string;
  readonly position: Position;
}

/** A unit that the observer has met. */
export interface UnitSeen {
  readonly kind: KindDUnite;
  readonly place: Omit<PlaceDUnite, "rang">;
}

/**
 * Notes where the units of a document begin. It observes nothing inside units, so that reading them is not slowed down.
 */
export class UnitObserver implements Observer {
  readonly awaitsAttributes = false;
  readonly awaitsValue = false;
  readonly #observed: Observed<Place>;
  readonly #forme: Forme;
  readonly #open: string[] = [];
  #lots = 0;
  #inUnit = false;
  #seen: UnitSeen | undefined;

  constructor(observed: Observed<Place>, forme: Forme) {
    this.#observed = observed;
    this.#forme = forme;
  }

  get active(): boolean {
    return !this.#inUnit;
  }

  concerns(): boolean {
    return true;
  }

  open({ key }: ObservedName): void {
    const parent = this.#open.at(-1);
    this.#open.push(key);
    if (this.#inUnit) return;
    if (this.#forme.parent === key && key.endsWith("}Lot")) this.#lots++;
    const kind = parent === this.#forme.parent ? kindOf(key) : undefined;
    if (kind === undefined) return;
    const { path, xpath, position } = this.#observed.place();
    this.#inUnit = true;
    const lot = this.#lots === 0 ? undefined : this.#lots;
    this.#seen = { kind, place: { lot, path, xpath, position } };
  }

  attribute(): void {}

  close(): void {
    this.#open.pop();
    if (this.#open.at(-1) === this.#forme.parent) this.#inUnit = false;
  }

  spoil(): void {}

  /** The unit met last. */
  get seen(): UnitSeen | undefined {
    return this.#seen;
  }

  /** The unit met last, handed out only once. */
  take(): UnitSeen | undefined {
    const seen = this.#seen;
    this.#seen = undefined;
    return seen;
  }
}
