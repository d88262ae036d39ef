import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/root.js";

/** The package as npm would publish it, unpacked where a user would have it. */
export interface Installed {
  /** An empty project outside the repository, with the package in its node_modules. */
  readonly project: string;
  readonly tarball: string;
  /** The files in the archive, from the package's root. */
  readonly files: readonly string[];
}

interface PackReport {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/**
 * Packs what `npm run build` made and installs it without a registry: the archive is unpacked, and its dependencies are
 * links to those of the repository. Development dependencies are not there.
 */
export function installPacked(): Installed {
  if (!existsSync(join(root, "dist/index.js"))) {
    throw new Error("there is no dist/: run `npm run build` first");
  }
  const place = mkdtempSync(join(tmpdir(), "scrutin-packed-"));
  const project = join(place, "project");
  const modules = join(project, "node_modules");
  mkdirSync(join(modules, "scrutin"), { recursive: true });
  const printed = execFileSync(
    "npm",
    ["pack", "--json", "--ignore-scripts", "--pack-destination", place],
    { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );
  const [report] = JSON.parse(printed) as readonly PackReport[];
  if (report === undefined) throw new Error("npm pack reported nothing");
  const tarball = join(place, report.filename);
  execFileSync("tar", ["-xzf", tarball, "--strip-components=1", "-C", join(modules, "scrutin")]);
  for (const name of dependencies())
    symlinkSync(join(root, "node_modules", name), join(modules, name));
  return { project, tarball, files: report.files.map(({ path }) => path).sort() };
}

function dependencies(): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  return Object.keys(manifest.dependencies);
}
