import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppendingSource } from "../../../../../runtime/serialize/compiled/appending-source.js";

/** What a source does: a text, the next value, ways of which the next value chooses one, or the same for some items. */
type Step =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "value" }
  | {
      readonly kind: "branch";
      readonly ways: readonly (readonly Step[])[];
      readonly isOptional: boolean;
    }
  | { readonly kind: "each"; readonly end: string };

const text = fc.constantFrom("", "<a>", "</a>", '"', "\u2028", "b");
const { steps } = fc.letrec<{ steps: readonly Step[] }>((tie) => ({
  steps: fc.array(
    fc.oneof(
      { depthSize: "small" },
      fc.record({ kind: fc.constant("text" as const), text }),
      fc.constant({ kind: "value" as const }),
      fc.record({ kind: fc.constant("each" as const), end: text }),
      fc.record({
        kind: fc.constant("branch" as const),
        ways: fc.array(tie("steps"), { maxLength: 18, size: "small" }),
        isOptional: fc.boolean(),
      }),
    ),
    { maxLength: 6 },
  ),
}));

/** The source for some steps. Numbers are taken from `v` one after the other. */
function write(list: readonly Step[], source: AppendingSource): void {
  for (const step of list) {
    if (step.kind === "text") source.text(step.text);
    else if (step.kind === "value") {
      source.flush();
      source.add("text += v[c++ % v.length];");
    } else if (step.kind === "each") {
      source.add("w = v.slice(0, v[c++ % v.length] % 3);");
      source.each("w", step.end, (item) => {
        source.text("[");
        source.flush();
        source.add(`text += ${item};`);
        source.text(step.end);
      });
    } else {
      source.add("w = v[c++ % v.length];");
      const ways = step.ways.map((way, index) => ({
        condition: `w === ${index}`,
        write: () => write(way, source),
      }));
      source.branch(ways, step.isOptional);
    }
  }
}

/** The same without source; undefined where it returns early. */
function perform(
  list: readonly Step[],
  next: () => number,
  values: readonly number[],
): string | undefined {
  let done = "";
  for (const step of list) {
    if (step.kind === "text") done += step.text;
    else if (step.kind === "value") done += next();
    else if (step.kind === "each")
      for (const item of values.slice(0, next() % 3)) done += `[${item}${step.end}`;
    else {
      const way = step.ways[next()];
      if (way === undefined && !step.isOptional) return undefined;
      const inner = perform(way ?? [], next, values);
      if (inner === undefined) return undefined;
      done += inner;
    }
  }
  return done;
}

test("appends what it was told to, in order", () => {
  fc.assert(
    fc.property(
      steps,
      fc.array(fc.nat({ max: 19 }), { minLength: 1, maxLength: 8 }),
      (list, values) => {
        const source = new AppendingSource();
        write(list, source);
        const { prefix, statements, suffix } = source.end();
        const made: unknown = new Function(
          "v",
          "text",
          `"use strict"; let c = 0, waiting, w;\n${statements}\nreturn text;`,
        )(values, `#${prefix}`);
        let count = 0;
        const expected = perform(list, () => values[count++ % values.length] ?? 0, values);
        expect(made === undefined ? undefined : `${String(made)}${suffix}`).toBe(
          expected === undefined ? undefined : `#${expected}`,
        );
      },
    ),
    { numRuns: 600, seed: 7 },
  );
});

test("joins neighbouring texts when the source is made", () => {
  const source = new AppendingSource();
  source.text("<a>");
  source.text("<b>");
  source.flush();
  source.add("text += v;");
  source.text("</b>");
  source.branch([{ condition: "w", write: () => source.text("<c/>") }], true);
  source.text("</a>");
  source.flush();
  source.text("<d>");
  const { prefix, statements, suffix } = source.end();
  expect([prefix, suffix]).toEqual(["<a><b>", "<d>"]);
  expect(statements.match(/text \+=.*/g)).toEqual([
    "text += v;",
    'text += waiting === 0 ? "</b></a>" : "</b><c/></a>";',
  ]);
});

describe("what waits", () => {
  const ways = (texts: readonly string[], source: AppendingSource) =>
    texts.map((text, index) => ({ condition: `w${index}`, write: () => source.text(text) }));
  const different = (count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => `<${index}>`);
  /** How often text is appended, and what is waiting, in the order of the statements. */
  const shown = (source: AppendingSource): readonly string[] =>
    source.end().statements.match(/(?:text|waiting) \+?=.*/g) ?? [];
  const begun = (): AppendingSource => {
    const source = new AppendingSource();
    source.flush();
    return source;
  };

  test("is one text where all ways have the same", () => {
    for (const isOptional of [false, true]) {
      const source = begun();
      source.branch(ways(["", "x", "x", "y", ""], source), isOptional);
      expect(shown(source)).toEqual([
        "waiting = 0;",
        "waiting = 0;",
        "waiting = 1;",
        "waiting = 1;",
        "waiting = 2;",
        "waiting = 0;",
        'text += waiting === 0 ? "" : waiting === 1 ? "x" : "y";',
      ]);
    }
  });

  test("is nothing behind items that leave nothing", () => {
    const source = begun();
    source.each("list", "", () => source.flush());
    source.flush();
    expect(shown(source)).toEqual(["waiting = 0;", "waiting = 1;"]);
  });

  test("is one of sixteen texts, of which more are appended at once", () => {
    const appended = (count: number): number => {
      const source = begun();
      source.branch(ways(different(count), source), false);
      return shown(source).filter((statement) => statement.startsWith("text")).length;
    };
    expect([15, 16, 17, 18].map(appended)).toEqual([1, 1, 2, 3]);
  });

  test("is appended before ways part when sixteen texts wait", () => {
    const early = (count: number): boolean => {
      const source = begun();
      source.branch(ways(different(count), source), false);
      const before = count + 1;
      source.each("list", ">", () => undefined);
      return shown(source)[before]?.startsWith("text") === true;
    };
    expect([14, 15, 16].map(early)).toEqual([false, false, true]);
  });
});
