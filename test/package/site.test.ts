import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import { expect, test } from "vitest";
import { root } from "../../scripts/root.js";
import { frenchPages } from "../support/readme.js";

const site = join(root, "site");
/** The site has packages of its own (`npm ci --prefix site`), which CI does without: it takes a minute. */
const built = existsSync(join(site, "node_modules/vitepress"));

test.skipIf(!built)("the site is built of every page of docs/, without a dead link", () => {
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
  const pages = globSync(["docs/*.md", "!docs/*.fr.md"], { cwd: root }).map((page) =>
    page.replace(".md", ".html"),
  );
  const missing = [
    ...pages,
    "tour.html",
    "fr/visite.html",
    "index.html",
    "README.html",
    "schema/AvisDInscription.html",
  ].filter((page) => !existsSync(join(out, page)));
  expect(missing).toEqual([]);
  expect(readFileSync(join(out, "tour.html"), "utf8")).toContain("Five minutes");
  // Each page says what it speaks.
  const spoken = frenchPages(root).map((page) => `fr/${page.replace(".fr.md", ".html")}`);
  for (const page of [...pages, ...spoken, "fr/visite.html"])
    expect([page, readFileSync(join(out, page), "utf8")]).toEqual([
      page,
      expect.stringContaining(`<html lang="${page.startsWith("fr/") ? "fr" : "en"}"`),
    ]);
  expect(lostLinks(out)).toEqual([]);
  rmSync(out, { recursive: true });
});

/** Links of the built pages, those of menus too, that lead to no page, or to no place on one. */
function lostLinks(out: string): readonly string[] {
  const ids = new Map<string, ReadonlySet<string>>();
  const hrefs = new Map<string, readonly string[]>();
  for (const page of globSync("**/*.html", { cwd: out, ignore: ["page.html"] })) {
    const html = readFileSync(join(out, page), "utf8");
    ids.set(page, new Set([...html.matchAll(/ id="([^"]*)"/gv)].map(([, id = ""]) => id)));
    hrefs.set(
      page,
      [...html.matchAll(/<a[^>]* href="([^"]*)"/gv)].map(([, href = ""]) =>
        href.replaceAll("&amp;", "&"),
      ),
    );
  }
  const lost = [...hrefs].flatMap(([page, links]) =>
    links.filter((link) => {
      const { pathname, hash, origin } = new URL(link, `http://site/${page}`);
      if (origin !== "http://site") return false;
      const path = decodeURIComponent(pathname.slice(1)).replace(/(?:^|\/)$/v, "$&index.html");
      const known = ids.get(path);
      if (known === undefined) return !existsSync(join(out, path));
      return hash !== "" && !known.has(decodeURIComponent(hash.slice(1)));
    }),
  );
  return [...new Set(lost)];
}

test("the lock file of the site names no registry, and nothing that is built is committed", () => {
  expect(readFileSync(join(site, "package-lock.json"), "utf8")).not.toContain('"resolved"');
  const files = execFileSync("git", ["ls-files", "site"], { cwd: root, encoding: "utf8" });
  expect(files).not.toMatch(/node_modules|\.vitepress\/(?:dist|cache)/v);
});

test("the compiler says of the examples on the site what the pages show", () => {
  mkdirSync(join(root, ".cache"), { recursive: true });
  const folder = mkdtempSync(join(root, ".cache/site-examples-"));
  const expected: string[] = [];
  for (const page of globSync("site/pages/**/*.md", { cwd: root })) {
    const text = readFileSync(join(root, page), "utf8");
    for (const [index, [, code = ""]] of [
      ...text.matchAll(/^```ts twoslash\n(.*?)^```$/gmsv),
    ].entries()) {
      const file = `${page.replaceAll(/[\/.]/gv, "-")}-${index}.ts`;
      writeFileSync(join(folder, file), `${code}\nexport {};\n`);
      for (const [, said = ""] of code.matchAll(/^\/\/ (.+\.)$/gmv))
        expected.push(`${file}: ${said}`);
    }
  }
  const compilerOptions = { isolatedDeclarations: false, noUnusedLocals: false, types: [] };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ extends: "../../tsconfig.json", compilerOptions, include: ["*.ts"] }),
  );
  const compiler = join(root, "node_modules/typescript-7/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [compiler, "--pretty", "false", "-p", folder], {
    cwd: folder,
    encoding: "utf8",
  });
  // A page shows the line of an error that says it, which is the first or the last.
  const said = stdout
    .split(/^(?=\S)/mv)
    .filter((error) => error !== "")
    .map((error) => {
      const [, file, words = ""] =
        /^(\S+?)\(\d+,\d+\): error TS\d+: (.*)$/sv.exec(error.trim()) ?? [];
      const lines = words.split("\n").map((line) => `${file}: ${line.trim()}`);
      return lines.find((line) => expected.includes(line)) ?? lines.at(-1);
    });
  expect(said.sort()).toEqual(expected.sort());
  expect(expected.length).toBeGreaterThan(3);
  rmSync(folder, { recursive: true });
});

test("the menu of the site leads to pages", () => {
  const config = readFileSync(join(site, ".vitepress/config.ts"), "utf8");
  const links = [...config.matchAll(/link: "\/([^"]+)"/gv)].map(([, link = ""]) => link);
  expect(links.length).toBeGreaterThan(10);
  const lost = links.filter(
    (link) =>
      link !== "schema/index.html" &&
      ![
        `${link}.md`,
        `site/pages/${link}.md`,
        `site/pages/${link}index.md`,
        `${link.replace("fr/", "")}.fr.md`,
      ].some((file) => existsSync(join(root, file))),
  );
  expect(lost).toEqual([]);
});
