import type { LinearExpression, LinearPiece } from "../../descriptors.js";

/*
 * Regular expressions in linear time: a nondeterministic automaton, made deterministic state by state as texts ask for it
 * (R. Cox, "Regular Expression Matching: the Virtual Machine Approach"). A text is never read twice.
 */

/** One step: takes a character of a class and goes on; or goes on at two places; or accepts. */
type Instruction =
  | { readonly kind: "take"; readonly matches: (character: string) => boolean }
  | { readonly kind: "split"; readonly first: number; second: number }
  | { readonly kind: "jump"; readonly to: number }
  | { readonly kind: "accept" };

interface Program {
  readonly instructions: readonly Instruction[];
  /**
   * By instruction: where it stands in the first of the copies that may be left out, for each count around it; with how many counts there
   * are around that one. A copy allows whatever the copies behind it do, which have fewer left.
   */
  readonly firsts: readonly (readonly First[])[];
}

interface First {
  readonly level: number;
  readonly place: number;
}

/** A set of places in the program at which a text may be. */
interface State {
  /** The `take` instructions among them, each once. */
  readonly places: Int32Array;
  readonly accepting: boolean;
  readonly next: Map<number, State>;
}

/** With more states than this, all are forgotten and made again as they are needed. */
const mostPlaces = 1_000_000;
const mostTransitions = 20_000;

/** Compiles an expression to a function that says whether a whole text matches. */
export function linearMatcher(expression: LinearExpression): (text: string) => boolean {
  return new Matcher(expression).matcher;
}

/** Walks over the sets of places. A step costs a few operations for each instruction, with nothing made but the set that it leads to. */
export class Matcher {
  /** How many places were kept in all steps, for tests of growth. */
  places = 0;
  readonly #program: readonly Instruction[];
  /** By instruction: its first copies, as places in {@link #seen}. */
  readonly #firsts: readonly Int32Array[];
  /** When a place or one of its later copies was reached last, for each level of counts. */
  readonly #seen: Uint32Array;
  /** The states by the sum of their places and how many they are; the few that have both in common are compared. */
  readonly #states = new Map<number, State[]>();
  readonly #classes: readonly ((character: string) => boolean)[];
  /** By instruction: the class that it takes, as an index; -1 for what takes nothing. */
  readonly #classOf: Int32Array;
  /** By instruction: when it was reached last. */
  readonly #marks: Uint32Array;
  readonly #waiting: number[] = [];
  readonly #reached: Int32Array;
  #time = 0;
  #kept = 0;
  #transitions = 0;

  constructor(expression: LinearExpression) {
    const { instructions: program, firsts } = compile(expression);
    this.#program = program;
    this.#firsts = firsts.map((some) =>
      Int32Array.from(some, ({ level, place }) => level * program.length + place),
    );
    const levels = firsts.reduce((most, { length }) => Math.max(most, length), 0);
    this.#seen = new Uint32Array(levels * program.length);
    const classes = new Map<(character: string) => boolean, number>();
    this.#classOf = Int32Array.from(program, (instruction) => {
      if (instruction.kind !== "take") return -1;
      const known = classes.get(instruction.matches) ?? classes.size;
      classes.set(instruction.matches, known);
      return known;
    });
    this.#classes = [...classes.keys()];
    this.#marks = new Uint32Array(program.length);
    this.#reached = new Int32Array(program.length);
  }

  get matcher(): (text: string) => boolean {
    return (text) => {
      this.#waiting.push(0);
      let state = this.#follow();
      for (let at = 0; at < text.length; at++) {
        const code = text.codePointAt(at) ?? 0;
        if (code > 0xffff) at++;
        state = state.next.get(code) ?? this.#step(state, code);
        if (state.places.length === 0) return state.accepting && at === text.length - 1;
      }
      return state.accepting;
    };
  }

  #step(state: State, code: number): State {
    if (this.#kept > mostPlaces || this.#transitions > mostTransitions) this.#forget();
    const character = String.fromCodePoint(code);
    const taken = this.#classes.map((matches) => matches(character));
    for (const place of state.places)
      if (taken[this.#classOf[place] ?? -1] === true) this.#waiting.push(place + 1);
    const following = this.#follow();
    state.next.set(code, following);
    this.#transitions++;
    return following;
  }

  #forget(): void {
    for (const same of this.#states.values()) for (const state of same) state.next.clear();
    this.#states.clear();
    this.#kept = 0;
    this.#transitions = 0;
  }

  /** The state of what can be reached from the places that wait without a character. */
  #follow(): State {
    const time = ++this.#time;
    let count = 0;
    let accepting = false;
    for (let place = this.#waiting.pop(); place !== undefined; place = this.#waiting.pop()) {
      if (this.#marks[place] === time) continue;
      this.#marks[place] = time;
      const instruction = this.#program[place];
      if (instruction?.kind === "take") {
        this.#reached[count++] = place;
      } else if (instruction?.kind === "split")
        this.#waiting.push(instruction.second, instruction.first);
      else if (instruction?.kind === "jump") this.#waiting.push(instruction.to);
      else accepting = true;
    }
    return this.#stateOf(this.#needed(count), accepting);
  }

  /** Of the places that were reached, those that allow something that no earlier copy of them does, in order. */
  #needed(count: number): Int32Array {
    const reached = this.#reached.subarray(0, count).sort();
    let kept = 0;
    for (const place of reached) {
      let isNeeded = true;
      for (const first of this.#firsts[place] ?? []) {
        if (this.#seen[first] === this.#time) isNeeded = false;
        this.#seen[first] = this.#time;
      }
      if (isNeeded) reached[kept++] = place;
    }
    this.places += kept;
    return reached.subarray(0, kept);
  }

  #stateOf(reached: Int32Array, accepting: boolean): State {
    const sum = reached.reduce((all, place) => (all + Math.imul(place + 1, 0x9e3779b1)) | 0, 0);
    const same = this.#states.get(sum) ?? [];
    if (same.length === 0) this.#states.set(sum, same);
    for (const state of same)
      if (state.accepting === accepting && equal(state.places, reached)) return state;
    const state: State = { places: reached.slice(), accepting, next: new Map() };
    same.push(state);
    this.#kept += reached.length + 1;
    return state;
  }
}

function equal(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((place, index) => place === b[index]);
}

function compile(expression: LinearExpression): Program {
  const program: Instruction[] = [];
  const firsts: First[][] = [];
  let level = 0;
  const classes = new Map<string, (character: string) => boolean>();

  const alternatives = (branches: LinearExpression): void => {
    const jumps: number[] = [];
    branches.forEach((pieces, index) => {
      const split = index < branches.length - 1 ? fork() : undefined;
      pieces.forEach(repeat);
      if (split === undefined) return;
      jumps.push(program.push({ kind: "accept" }) - 1);
      split.second = program.length;
    });
    for (const jump of jumps) program[jump] = { kind: "jump", to: program.length };
  };
  /** A split whose first way is the next instruction; the second is set later. */
  const fork = (): { second: number } => {
    const split = { kind: "split", first: program.length + 1, second: 0 } as const;
    const instruction: { kind: "split"; first: number; second: number } = { ...split };
    program.push(instruction);
    return instruction;
  };
  const repeat = ([atom, min, max]: LinearPiece): void => {
    const times = min ?? 1;
    for (let n = 0; n < times; n++) take(atom);
    if (min === undefined) return;
    if (max === undefined) {
      const start = program.length;
      const split = fork();
      take(atom);
      program.push({ kind: "jump", to: start });
      split.second = program.length;
      return;
    }
    const splits: { second: number }[] = [];
    const first = program.length;
    level++;
    for (let n = times; n < max; n++) {
      const copy = program.length;
      splits.push(fork());
      take(atom);
      noteCopy(first, copy);
    }
    level--;
    for (const split of splits) split.second = program.length;
  };
  /** Says of what was made last where it stands in the first copy. */
  const noteCopy = (first: number, copy: number): void => {
    for (let place = copy; place < program.length; place++) {
      firsts[place] ??= [];
      firsts[place]?.push({ level: level - 1, place: place - copy + first });
    }
  };
  const take = (atom: string | LinearExpression): void => {
    if (typeof atom === "string") program.push({ kind: "take", matches: classOf(atom) });
    else alternatives(atom);
  };
  const classOf = (source: string): ((character: string) => boolean) => {
    const known = classes.get(source);
    if (known !== undefined) return known;
    const pattern = new RegExp(`^${source}$`, "v");
    const matches = (character: string): boolean => pattern.test(character);
    classes.set(source, matches);
    return matches;
  };

  alternatives(expression);
  program.push({ kind: "accept" });
  return {
    instructions: program,
    firsts: Array.from(program, (_, place) => firsts[place] ?? []),
  };
}
