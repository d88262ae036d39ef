import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import { expect, test } from "vitest";
import { root } from "../../scripts/root.js";

const site = join(root, "site");
/** The site has packages of its own (`npm ci --prefix site`), which CI does without: it takes a minute. */
const built = existsSync(join(site, "node_modules/vitepress"));

test.skipIf(!built)(
  "the site is built of every page of docs/, without a dead link",
  { timeout: 300_000 },
  () => {
    const out = mkdtempSync(join(tmpdir(), "scrutin-site-"));
    const command = [
      join(site, "node_modules/vitepress/bin/vitepress.js"),
      "build",
      ".",
      "--outDir",
      out,
    ];
    const { status, stderr } = spawnSync(process.execPath, command, {
      cwd: site,
      encoding: "utf8",
    });
    expect(status, stderr).toBe(0);
    const pages = globSync("docs/*.md", { cwd: root }).map((page) => page.replace(".md", ".html"));
    const missing = [...pages, "tour.html", "fr/visite.html", "index.html", "README.html"].filter(
      (page) => !existsSync(join(out, page)),
    );
    expect(missing).toEqual([]);
    expect(readFileSync(join(out, "tour.html"), "utf8")).toContain("Five minutes");
    rmSync(out, { recursive: true });
  },
);

test("the lock file of the site names no registry, and nothing that is built is committed", () => {
  expect(readFileSync(join(site, "package-lock.json"), "utf8")).not.toContain('"resolved"');
  const files = execFileSync("git", ["ls-files", "site"], { cwd: root, encoding: "utf8" });
  expect(files).not.toMatch(/node_modules|\.vitepress\/(?:dist|cache)/v);
});

test("the menu of the site leads to pages", () => {
  const config = readFileSync(join(site, ".vitepress/config.ts"), "utf8");
  const links = [...config.matchAll(/link: "\/([^"]+)"/gv)].map(([, link = ""]) => link);
  expect(links.length).toBeGreaterThan(10);
  const lost = links.filter(
    (link) =>
      ![`${link}.md`, `site/pages/${link}.md`, `site/pages/${link}index.md`].some((file) =>
        existsSync(join(root, file)),
      ),
  );
  expect(lost).toEqual([]);
});
