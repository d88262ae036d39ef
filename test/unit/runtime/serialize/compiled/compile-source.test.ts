import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import {
  compileSource,
  sourceCompiler,
} from "../../../../../runtime/serialize/compiled/compile-source.js";
import { root } from "../../../../../scripts/root.js";

function run(nodeOptions: readonly string[], ...parameters: readonly string[]): unknown {
  const printed = execFileSync(
    process.execPath,
    [...nodeOptions, "scripts/run-ts.mjs", "test/support/stream-without-source.ts", ...parameters],
    { cwd: root, encoding: "utf8" },
  );
  return JSON.parse(printed);
}

test("gives what the source gives", () => {
  expect(compileSource("return outside[1] + 1;", [0, 1])).toBe(2);
});

test("throws what only a mistake of ours can be, and goes on", () => {
  expect(() => compileSource("return {;", [])).toThrow(SyntaxError);
  expect(() => compileSource("return nowhere;", [])).toThrow(ReferenceError);
  expect(() => compileSource("undeclared = 1;", [])).toThrow(ReferenceError);
  expect(compileSource("return 3;", [])).toBe(3);
});

test("is nothing where a policy forbids source, and is not tried again", () => {
  const original = globalThis.Function;
  let tried = 0;
  const forbidding = (error: unknown): void => {
    globalThis.Function = new Proxy(original, {
      construct: () => {
        tried++;
        throw error;
      },
    });
  };
  const compile = sourceCompiler();
  try {
    forbidding(new TypeError("ours"));
    expect(() => compile("return 1;", [])).toThrow("ours");
    expect(tried).toBe(1);
    forbidding(new EvalError("forbidden"));
    expect([compile("return 1;", []), compile("return 2;", [])]).toEqual([undefined, undefined]);
    expect(tried).toBe(2);
  } finally {
    globalThis.Function = original;
  }
  expect(compile("return 1;", [])).toBeUndefined();
  expect(sourceCompiler()("return 1;", [])).toBe(1);
});

test("where a policy forbids source, it is tried once, and the same is written", () => {
  const usual = run([]);
  expect(usual).toMatchObject({ tried: 1, refused: 0 });
  const forbidden = ["--disallow-code-generation-from-strings"];
  expect(run(forbidden)).toEqual({ ...Object(usual), refused: 1 });
  expect(run(forbidden, "jitless")).toEqual({ ...Object(usual), tried: 0 });
});

test("where prototypes may not be asked for by name, the same is written", () => {
  expect(run(["--disable-proto=throw"])).toEqual(run(["--disable-proto=delete"]));
  expect(run(["--disable-proto=throw"])).toEqual(run([]));
});
