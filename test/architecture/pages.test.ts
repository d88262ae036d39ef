import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import { expect, test } from "vitest";
import { root } from "../../scripts/root.js";

/*
 * What pages for contributors name is there: files, folders and commands. A page that sends its reader to a file that has moved
 * is worse than none.
 */

const pages = globSync(["*.md", "docs/*.md", "test/**/README.md"], { cwd: root }).filter(
  (page) => page !== "CHANGELOG.md",
);
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** Where files of the repository are. Names in capitals stand for something, `…` and braces for several. */
const ours = /^(?:runtime|generator|test|scripts|bench|schemas)\/[\w.\/\-]+$/v;
const standsFor = /[A-Z]{3}|…/v;

function pathsIn(text: string): readonly string[] {
  return [...text.matchAll(/`([^`\s]+)`/gv)]
    .map(([, path = ""]) => path)
    .filter((path) => ours.test(path) && !(standsFor.test(path) && !existsSync(join(root, path))));
}

test.for(pages)("%s names files that are there", (page) => {
  const paths = pathsIn(readFileSync(join(root, page), "utf8"));
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test.for(pages)("%s names commands that are there", (page) => {
  const text = readFileSync(join(root, page), "utf8");
  const commands = [...text.matchAll(/\bnpm run (?:-s )?([\w:\-]+)/gv)].map(
    ([, name = ""]) => name,
  );
  expect(commands.filter((name) => scripts[name] === undefined)).toEqual([]);
});

test("there is enough to look at", () => {
  const contributing = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
  expect(pathsIn(contributing).length).toBeGreaterThan(20);
  expect(pathsIn("`runtime/nowhere.ts` `test/feature/NAME/` `a/b`")).toEqual([
    "runtime/nowhere.ts",
  ]);
});
