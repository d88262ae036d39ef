import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/root.js";
import { describePublicApi } from "../support/public-api.js";

test("docs/api.md says what the package exports; `npm run api` writes it again", () => {
  expect(describePublicApi(root)).toBe(readFileSync(join(root, "docs/api.md"), "utf8"));
});
