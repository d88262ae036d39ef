import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readApiReleases, withRelease } from "../test/support/api-releases.js";
import { describePublicApi, publicNames } from "../test/support/public-api.js";
import { root } from "./root.js";

/*
 * `npm run api [-- --release]` writes docs/api.md; with `--release`, the names that no release has had are those of the version in package.json.
 */
if (process.argv.includes("--release")) {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly version: string;
  };
  const releases = withRelease(readApiReleases(root), version, publicNames(root));
  writeFileSync(
    join(root, "scripts/api-releases.json"),
    `${JSON.stringify(releases, undefined, 2)}\n`,
  );
}
writeFileSync(join(root, "docs/api.md"), describePublicApi(root));
