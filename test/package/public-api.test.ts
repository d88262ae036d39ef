import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/root.js";
import { gone, readApiReleases } from "../support/api-releases.js";
import { describePublicApi, publicNames, publicVerbs } from "../support/public-api.js";

test("docs/api.md says what the package exports; `npm run api` writes it again", () => {
  expect(describePublicApi(root)).toBe(readFileSync(join(root, "docs/api.md"), "utf8"));
});

test.for(publicVerbs(root))("$name of $entry says what it does, and shows it", (verb) => {
  expect(verb.comment).not.toBe("");
  expect(verb.examples).toHaveLength(1);
});

test("what a release has had and is exported no more, CHANGELOG.md names", () => {
  const [, changes = ""] = readFileSync(join(root, "CHANGELOG.md"), "utf8").split(/^## /mv);
  const unsaid = gone(readApiReleases(root), publicNames(root)).filter(
    (one) => !changes.includes(`\`${one.split(" ").at(-1)}\``),
  );
  expect(unsaid).toEqual([]);
});
