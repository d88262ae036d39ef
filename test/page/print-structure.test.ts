import { readFile } from "node:fs/promises";
import { afterEach, expect, test, vi } from "vitest";
import type { EmittedFile } from "../../generator/emit/emit.js";
import { root } from "../../scripts/root.js";

/** The files of the electoral set, printed by whatever stands for ts-morph. */
async function printed(): Promise<readonly EmittedFile[]> {
  vi.resetModules();
  const { generate } = await import("../../generator/generate.js");
  const locations = ["electoral/echanges-mairies-insee-unite-electorale.xsd"];
  const read = (path: string) => readFile(`${root}schemas/${path}`).catch(() => undefined);
  return (await generate({ locations, read })).files;
}

afterEach(() => vi.doUnmock("ts-morph"));

test("the page prints interfaces as ts-morph does", async () => {
  const expected = await printed();
  vi.doMock("ts-morph", () => import("../../playground/src/code/print-structure.js"));
  const files = await printed();
  expect(files.length).toBeGreaterThan(10);
  expect(files).toEqual(expected);
});
