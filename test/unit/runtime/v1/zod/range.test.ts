import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { root } from "../../../../../scripts/root.js";

test("`npm run zod-range` tries the lowest zod of the range", () => {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(`${root}package.json`, "utf8"),
  ) as Readonly<Record<"dependencies" | "devDependencies", Readonly<Record<string, string>>>>;
  expect(devDependencies["zod-lowest"]).toBe(`npm:zod@${dependencies["zod"]?.replace("^", "")}`);
});
