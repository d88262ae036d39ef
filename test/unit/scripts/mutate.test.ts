import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { explained, isSame } from "../../../scripts/mutate/explained.js";
import { inReader } from "../../../scripts/mutate/explained-reader.js";
import { inWriter } from "../../../scripts/mutate/explained-writer.js";
import { mutate } from "../../../scripts/mutate/mutants.js";
import { regexMutants } from "../../../scripts/mutate/regex-mutants.js";
import { root } from "../../../scripts/root.js";

/** What a text becomes when each of its mistakes is made. */
function shown(text: string): readonly string[] {
  return mutate("t.ts", text).mutants.map(
    ({ line, original, replacement }) => `${line}: ${original} → ${replacement}`,
  );
}

/** What a function gives when a mistake is made; the source has no types. */
function given(text: string, number: number): unknown {
  const make = new Function("$mutant", "$round", `${mutate("t.ts", text).text}\nreturn f;`);
  let rounds = 0;
  const round = (): void => {
    if (rounds++ > 100) throw new Error("endless");
  };
  const f = make((other: number) => other === number, round) as () => unknown;
  try {
    return f();
  } catch (error) {
    return String(error);
  }
}

describe("mistakes", () => {
  test("are found in conditions, numbers, texts and returns", () => {
    expect(shown("if (a < 15 && !b) {}\n")).toEqual([
      "1: a < 15 && !b → true",
      "1: a < 15 && !b → false",
      "1: a < 15 && !b → ||",
      "1: a < 15 → <=",
      "1: 15 → 15 + 1",
      "1: 15 → 15 - 1",
      "1: !b → b",
    ]);
    expect(shown('const a = "x";\nconst b = [a];')).toEqual(['1: "x" → ""', "2: [a] → []"]);
    expect(shown("function f() { if (a) return undefined; return 1; }")).toContain(
      "1: return undefined; → ",
    );
  });

  test("are not found in types, names, kinds and what only the type checker asks for", () => {
    expect(shown('type A = "x" | 1;\ninterface B { readonly c: 3 }')).toEqual([]);
    expect(shown('import { a } from "b";\nconst c = { kind: "d" };')).toEqual([]);
    expect(shown("const a = list[b] ?? 0;\nconst [c = 1] = list;")).toEqual([]);
  });

  test("are made one at a time", () => {
    const text = "function f() { let n = 0; for (let i = 0; i < 3; i++) n += 2; return n; }";
    const all = mutate("t.ts", text).mutants;
    expect(given(text, 0)).toBe(6);
    const results = all.map(({ number, replacement }) => [replacement, given(text, number)]);
    expect(results).toContainEqual(["<=", 8]);
    expect(results).toContainEqual(["-=", -6]);
    expect(results).toContainEqual(["i--", "Error: endless"]);
    expect(results.filter(([, result]) => result === 6)).toEqual([]);
  });

  test("in regular expressions move ranges, counts and anchors", () => {
    const texts = regexMutants("^[a-c]{2,3}\\d+(?!x)$", "v").map((mutant) => mutant.text);
    for (const text of [
      "[a-c]{2,3}\\d+(?!x)$",
      "^[^a-c]{2,3}\\d+(?!x)$",
      "^[\\u0062-c]{2,3}\\d+(?!x)$",
      "^[a-\\u0064]{2,3}\\d+(?!x)$",
      "^[a-c]{1,3}\\d+(?!x)$",
      "^[a-c]{2,4}\\d+(?!x)$",
      "^[a-c]{2,3}\\D+(?!x)$",
      "^[a-c]{2,3}\\d*(?!x)$",
      "^[a-c]{2,3}\\d+(?=x)$",
      "^[a-c]{2,3}\\d+(?!x)",
    ])
      expect(texts).toContain(text);
  });
});

describe("the explained ones", () => {
  test("are mistakes that can be made", () => {
    for (const one of explained) {
      const { mutants } = mutate(one.file, readFileSync(join(root, one.file), "utf8"));
      const same = mutants.filter((mutant) => isSame(one, mutant));
      expect(same.length, `${one.file}: ${one.original} → ${one.replacement}`).toBeGreaterThan(0);
      expect(one.reason).not.toBe("");
    }
  });

  test("only get fewer", () => {
    // Of the reader and of the compiled writer all files were gone through on 29 November 2026; two more since `names.ts` asks for the end
    // of the text by itself, because engines are slow to read beyond it.
    expect(inReader.length).toBeLessThanOrEqual(100);
    expect(inWriter.length).toBeLessThanOrEqual(11);
    const others = explained.length - inReader.length - inWriter.length;
    // 21 of fast datatypes; of content and identity, what is only work.
    expect(others).toBeLessThanOrEqual(113);
  });
});
