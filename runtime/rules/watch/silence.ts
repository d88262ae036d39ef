import type { XmlName } from "../../xml/names.js";
import { type Candidate, partsOf } from "../run/candidates.js";
import type { Run } from "../run/run.js";
import { firstOrder, grow, type Shape, trailWithin } from "../tree/shapes.js";

/** Tells of which elements nothing is asked, by what is in them: many look alike inside that stand in shapes of many kinds. */
export class Silence {
  readonly #run: Run;
  readonly #known = new Map<readonly Candidate[], Map<string, boolean>>();
  readonly #names = new Map<XmlName | undefined, number>();

  constructor(run: Run) {
    this.#run = run;
  }

  /** Whether what is in elements of a shape tells that nothing is asked of them. */
  isSilent(shape: Shape, candidates: readonly Candidate[]): boolean {
    if (!candidates.every(({ byForm, isWithin }) => byForm && isWithin)) return false;
    const known = this.#known.get(candidates) ?? new Map<string, boolean>();
    this.#known.set(candidates, known);
    const trail = trailWithin(shape);
    const key = trail.map(({ event, name }) => event.charAt(0) + this.#idOf(name)).join();
    const isSilent = known.get(key) ?? this.#asksNothing(trail, candidates);
    known.set(key, isSilent);
    return isSilent;
  }

  #asksNothing(trail: readonly Shape[], candidates: readonly Candidate[]): boolean {
    const { ended } = grow(trail, undefined, firstOrder);
    let isSilent = true;
    this.#run.match(partsOf(candidates).own, ended, () => {
      isSilent = false;
    });
    return isSilent;
  }

  #idOf(name: XmlName | undefined): number {
    const id = this.#names.get(name) ?? this.#names.size;
    this.#names.set(name, id);
    return id;
  }
}
