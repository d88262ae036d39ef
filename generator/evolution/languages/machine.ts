/** A deterministic automaton over the symbols of an alphabet, made as it is walked. */
export interface Machine {
  readonly start: number;
  /** The state after a symbol; {@link dead} where no text goes on so. */
  step(state: number, symbol: number): number;
  accepts(state: number): boolean;
}

export const dead = -1;

/** Thrown where a machine has more states than it may. */
export class BudgetError extends Error {
  override readonly name = "BudgetError";
  readonly budget: number;

  constructor(budget: number) {
    super(`more than ${budget} states`);
    this.budget = budget;
  }
}

/** What a machine is, by states of any form that a key tells apart. */
export interface Stepper<State> {
  readonly start: State;
  readonly key: (state: State) => string | number;
  readonly step: (state: State, symbol: number) => State | undefined;
  readonly accepts: (state: State) => boolean;
}

/** Numbers the states of a stepper as they are met, and remembers its steps. */
export function machineFrom<State>(stepper: Stepper<State>, budget: number): Machine {
  const states: State[] = [];
  const numbers = new Map<string | number, number>();
  const steps: number[][] = [];
  const accepting: (boolean | undefined)[] = [];
  const numberOf = (state: State): number => {
    const key = stepper.key(state);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    if (states.length >= budget) throw new BudgetError(budget);
    numbers.set(key, states.length);
    steps.push([]);
    return states.push(state) - 1;
  };
  return {
    start: numberOf(stepper.start),
    step(state, symbol) {
      if (state === dead) return dead;
      const row = steps[state];
      const known = row?.[symbol];
      if (known !== undefined) return known;
      const next = stepper.step(states[state] as State, symbol);
      const number = next === undefined ? dead : numberOf(next);
      if (row !== undefined) row[symbol] = number;
      return number;
    },
    accepts(state) {
      if (state === dead) return false;
      accepting[state] ??= stepper.accepts(states[state] as State);
      return accepting[state] === true;
    },
  };
}

/** What several machines say together: all of them, or some. */
export function together(
  machines: readonly Machine[],
  mode: "and" | "or",
  budget: number,
): Machine {
  const [only] = machines;
  if (only !== undefined && machines.length === 1) return only;
  return machineFrom<readonly number[]>(
    {
      start: machines.map(({ start }) => start),
      key: (states) => states.join(),
      step: (states, symbol) => {
        const next = machines.map((machine, index) => machine.step(states[index] ?? dead, symbol));
        if (mode === "and") return next.includes(dead) ? undefined : next;
        return next.every((state) => state === dead) ? undefined : next;
      },
      accepts: (states) =>
        mode === "and"
          ? machines.every((machine, index) => machine.accepts(states[index] ?? dead))
          : machines.some((machine, index) => machine.accepts(states[index] ?? dead)),
    },
    budget,
  );
}

/** The shortest text, as symbols, that one machine takes and another does not take; one after the other, shortest first. */
export function* differences(
  left: Machine,
  right: Machine | undefined,
  symbols: number,
  { budget, onState }: { readonly budget: number; readonly onState?: (() => void) | undefined },
): Generator<readonly number[], undefined> {
  const seen = new Set<number | string>();
  const lefts: number[] = [left.start];
  const rights: number[] = [right?.start ?? dead];
  const parents: number[] = [-1];
  const taken: number[] = [-1];
  const wordAt = (index: number): readonly number[] => {
    const word: number[] = [];
    for (let at = index; (parents[at] ?? -1) >= 0; at = parents[at] ?? -1)
      word.push(taken[at] ?? 0);
    return word.reverse();
  };
  for (let index = 0; index < lefts.length; index++) {
    const [l = dead, r = dead] = [lefts[index], rights[index]];
    if (left.accepts(l) && !(right?.accepts(r) ?? false)) yield wordAt(index);
    for (let symbol = 0; symbol < symbols; symbol++) {
      const nextLeft = left.step(l, symbol);
      if (nextLeft === dead) continue;
      const nextRight = r === dead ? dead : (right?.step(r, symbol) ?? dead);
      const key =
        nextLeft < 0x100000 && nextRight < 0x100000
          ? nextLeft * 0x100001 + nextRight + 1
          : `${nextLeft},${nextRight}`;
      if (seen.has(key)) continue;
      seen.add(key);
      if (seen.size > budget) throw new BudgetError(budget);
      onState?.();
      lefts.push(nextLeft);
      rights.push(nextRight);
      parents.push(index);
      taken.push(symbol);
    }
  }
  return undefined;
}

/** Texts that a machine takes, as symbols, shortest first, until so many beginnings of texts were looked at. */
export function* someWords(
  machine: Machine,
  symbols: number,
  most: number,
): Generator<readonly number[], undefined> {
  const open: { readonly state: number; readonly word: readonly number[] }[] = [
    { state: machine.start, word: [] },
  ];
  for (const { state, word } of open) {
    if (machine.accepts(state)) yield word;
    for (let symbol = 0; symbol < symbols && open.length < most; symbol++) {
      const next = machine.step(state, symbol);
      if (next !== dead) open.push({ state: next, word: [...word, symbol] });
    }
  }
  return undefined;
}
