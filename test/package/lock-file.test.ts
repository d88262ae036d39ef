import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/packed.js";

interface LockFile {
  readonly packages: Readonly<
    Record<string, { readonly resolved?: string; readonly integrity?: string }>
  >;
}
const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as LockFile;

test("the lock file names no registry, so that every machine uses its own", () => {
  const addresses = Object.entries(lock.packages).flatMap(([name, { resolved }]) =>
    resolved === undefined ? [] : [`${name}: ${resolved}`],
  );
  expect(addresses).toEqual([]);
});

test("the lock file pins every package by its hash", () => {
  const loose = Object.entries(lock.packages)
    .filter(([name, { integrity }]) => name !== "" && integrity === undefined)
    .map(([name]) => name);
  expect(loose).toEqual([]);
});
