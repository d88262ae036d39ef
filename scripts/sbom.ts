import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./root.js";

/*
 * `npm run sbom` prints the bill of materials (CycloneDX) of what a user installs. `npm sbom --omit dev` drops packages that development wants too
 * (fflate, jiti, tinyglobby), so it is asked about a lock file that holds nothing but what is installed.
 */
interface Manifest {
  readonly name: string;
  readonly [key: string]: unknown;
}
interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly peer?: boolean }>>;
}
const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), "utf8"));

const forDevelopment = /^(?:devDependencies|peerDependencies|peerDependenciesMeta|scripts)$/;
const withoutDevelopment = <T extends object>(manifest: T): object =>
  Object.fromEntries(Object.entries(manifest).filter(([key]) => !forDevelopment.test(key)));

const manifest = read("package.json") as Manifest;
const lock = read("package-lock.json") as Lock;
const packages = Object.entries(lock.packages)
  .filter(([, { dev, peer }]) => dev !== true && peer !== true)
  .map(([path, one]) => [path, path === "" ? withoutDevelopment(one) : one]);

const place = mkdtempSync(join(tmpdir(), "scrutin-sbom-"));
const folder = join(place, manifest.name);
mkdirSync(folder);
const write = (name: string, value: object): void =>
  writeFileSync(join(folder, name), JSON.stringify(value));
write("package.json", withoutDevelopment(manifest));
write("package-lock.json", { ...lock, packages: Object.fromEntries(packages) });
const args = ["sbom", "--package-lock-only", "--sbom-type=library", "--sbom-format=cyclonedx"];
process.stdout.write(execFileSync("npm", args, { cwd: folder, encoding: "utf8" }));
rmSync(place, { recursive: true });
