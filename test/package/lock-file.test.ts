import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/root.js";

interface LockedPackage {
  readonly version: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
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

test("the lock file holds the packages of every platform, or `npm ci` refuses to start", () => {
  const missing = Object.entries(lock.packages).flatMap(([name, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (needed) =>
        !(
          `node_modules/${needed}` in lock.packages ||
          `${name}/node_modules/${needed}` in lock.packages
        ),
    ),
  );
  expect(missing).toEqual([]);
});

test("docs/dependencies.md says what is used, in the releases of the lock file", () => {
  const page = readFileSync(join(root, "docs/dependencies.md"), "utf8");
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Readonly<
    Record<"dependencies" | "devDependencies", Readonly<Record<string, string>>>
  >;
  const names = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];
  const wrong = names.filter((name) => {
    const release = lock.packages[`node_modules/${name}`]?.version ?? "";
    const row = page
      .split("\n")
      .find((line) => line.startsWith("|") && line.split("|")[1]?.split(/[ ,]+/).includes(name));
    return name !== "typescript-7" && (row === undefined || !row.includes(release));
  });
  expect(wrong).toEqual([]);
});
