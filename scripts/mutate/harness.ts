/*
 * What test files see instead of `vitest` when they are run again and again in one process: `test` and `describe` only note what is
 * to be run. Snapshot files are not known here; a test that asks for one is left out.
 */

/** A test, and what comes before and after it. */
export interface NotedTest {
  readonly name: string;
  readonly run: () => unknown;
}

type Body = (...parameters: unknown[]) => unknown;

let noted: NotedTest[] = [];
let path: readonly string[] = [];
let around: { readonly before: Body[]; readonly after: Body[] } = { before: [], after: [] };

/** Takes the tests that were noted since the last time. */
export function takeTests(): readonly NotedTest[] {
  const tests = noted;
  noted = [];
  around = { before: [], after: [] };
  return tests;
}

const bodyOf = (parameters: readonly unknown[]): Body =>
  parameters.find((one): one is Body => typeof one === "function") ?? (() => undefined);

function note(name: unknown, ...parameters: unknown[]): void {
  const body = bodyOf(parameters);
  const { before, after } = around;
  const run = async (): Promise<void> => {
    for (const one of before) await one();
    try {
      await body({});
    } finally {
      for (const one of after) await one();
    }
  };
  noted.push({ name: [...path, String(name)].join(" > "), run });
}

function group(name: unknown, ...parameters: unknown[]): void {
  const [outerPath, outerAround] = [path, around];
  path = [...path, String(name)];
  around = { before: [...around.before], after: [...around.after] };
  bodyOf(parameters)();
  [path, around] = [outerPath, outerAround];
}

type Noting = (name: unknown, ...parameters: unknown[]) => void;

type Words = Noting & Readonly<Record<"each" | "for" | "skipIf" | "runIf", Body>>;

/** `each` spreads arrays, `for` hands them over; names are told apart by their index. */
function withWords(noting: Noting): Words {
  const forEach =
    (spreads: boolean): Body =>
    (table) =>
    (name: unknown, ...parameters: unknown[]) => {
      for (const [index, row] of (table as readonly unknown[]).entries()) {
        const given = spreads && Array.isArray(row) ? row : [row];
        noting(`${String(name)} (${index})`, () => bodyOf(parameters)(...given, {}));
      }
    };
  const nothing = Object.assign(() => undefined, {
    each: () => () => undefined,
    for: () => () => undefined,
  });
  return Object.assign(noting, {
    each: forEach(true),
    for: forEach(false),
    skipIf: (condition: unknown) => (condition === true ? nothing : withWords(noting)),
    runIf: (condition: unknown) => (condition === true ? withWords(noting) : nothing),
  });
}

export const test: Words = withWords(note);
export const it: Words = test;
export const describe: Words = withWords(group);
export const beforeEach = (body: Body): number => around.before.push(body);
export const afterEach = (body: Body): number => around.after.push(body);
/** One process runs all tests in turn, so that it does before each what is to be done before all. */
export const beforeAll: typeof beforeEach = beforeEach;
export const afterAll = (): void => {};
