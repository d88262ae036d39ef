import type { LinearExpression, LinearPiece } from "../descriptors.js";

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

/** A set of places in the program at which a text may be. */
interface State {
  /** The `take` instructions among them. */
  readonly places: readonly number[];
  readonly accepting: boolean;
  readonly next: Map<number, State>;
}

/** When there are more of them than this, all are forgotten and made again as they are needed. */
const mostStates = 2_000;
const mostTransitions = 20_000;

/** Compiles an expression to a function that says whether a whole text matches. */
export function linearMatcher(expression: LinearExpression): (text: string) => boolean {
  const program = compile(expression);
  const close = closer(program);
  const states = new Map<string, State>();
  let transitions = 0;

  const stateOf = (starts: readonly number[]): State => {
    const { places, accepting } = close(starts);
    const key = `${accepting}${places.join()}`;
    const known = states.get(key);
    if (known !== undefined) return known;
    const state: State = { places, accepting, next: new Map() };
    states.set(key, state);
    return state;
  };
  const step = (state: State, code: number): State => {
    if (states.size > mostStates || transitions > mostTransitions) {
      for (const each of states.values()) each.next.clear();
      states.clear();
      transitions = 0;
    }
    const character = String.fromCodePoint(code);
    const starts = state.places.filter((place) => takes(program[place], character));
    const following = stateOf(starts.map((place) => place + 1));
    state.next.set(code, following);
    transitions++;
    return following;
  };

  return (text) => {
    let state = stateOf([0]);
    for (let at = 0; at < text.length; at++) {
      const code = text.codePointAt(at) ?? 0;
      if (code > 0xffff) at++;
      state = state.next.get(code) ?? step(state, code);
      if (state.places.length === 0) return state.accepting && at === text.length - 1;
    }
    return state.accepting;
  };
}

function takes(instruction: Instruction | undefined, character: string): boolean {
  return instruction?.kind === "take" && instruction.matches(character);
}

/** Finds what can be reached from some places without a character. One mark per place tells what was seen this time. */
function closer(program: readonly Instruction[]) {
  const marks = new Uint32Array(program.length);
  let time = 0;
  return (
    starts: readonly number[],
  ): { readonly places: readonly number[]; readonly accepting: boolean } => {
    time++;
    const waiting = [...starts];
    const places: number[] = [];
    let accepting = false;
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      if (marks[place] === time) continue;
      marks[place] = time;
      const instruction = program[place];
      if (instruction?.kind === "take") places.push(place);
      else if (instruction?.kind === "split") waiting.push(instruction.first, instruction.second);
      else if (instruction?.kind === "jump") waiting.push(instruction.to);
      else accepting = true;
    }
    return { places: places.sort((a, b) => a - b), accepting };
  };
}

function compile(expression: LinearExpression): readonly Instruction[] {
  const program: Instruction[] = [];
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
    for (let n = times; n < max; n++) {
      splits.push(fork());
      take(atom);
    }
    for (const split of splits) split.second = program.length;
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
  return program;
}
