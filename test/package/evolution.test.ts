import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { afterAll, describe, expect, test } from "vitest";
import { root } from "../../scripts/root.js";
import { browserPath, launchBrowser } from "../support/browser.js";

/*
 * Two versions are compared in a browser, in a worker as pages do it: bundled from the package, with nothing of Node in it.
 */

const folder = mkdtempSync(join(root, "node_modules", ".evolution-"));
afterAll(() => rmSync(folder, { recursive: true }));

const worker = `
import { compareSchemas, loadVersion, sentenceOf } from "scrutin/evolution";
const load = async (files) => loadVersion({
  locations: [Object.keys(files)[0]],
  read: async (path) => files[path] === undefined ? undefined : new TextEncoder().encode(files[path]),
  locale: "en",
});
self.onmessage = async ({ data: { old, newer } }) => {
  const comparison = compareSchemas(await load(old), await load(newer), { locale: "en" });
  const sentences = comparison.entries.map((entry) => sentenceOf(entry, "fr", (name) => name));
  self.postMessage({ comparison, sentences });
};
`;

const box =
  '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:b="urn:b" targetNamespace="urn:b"><xs:include schemaLocation="kinds.xsd"/><xs:element name="box" type="b:Kind"/></xs:schema>';
const kinds = (...values: readonly string[]): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:b"><xs:simpleType name="Kind"><xs:restriction base="xs:string">${values.map((value) => `<xs:enumeration value="${value}"/>`).join("")}</xs:restriction></xs:simpleType></xs:schema>`;

async function bundle(): Promise<string> {
  const entry = join(folder, "worker.js");
  writeFileSync(entry, worker);
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
    logLevel: "error",
    tsconfigRaw: {},
  });
  return outputFiles[0]?.text ?? "";
}

interface Answer {
  readonly comparison: {
    readonly writers: { readonly verdict: string; readonly witness: { readonly document: string } };
    readonly readers: { readonly verdict: string };
    readonly step: string;
  };
  readonly sentences: readonly string[];
}

describe.skipIf(browserPath === undefined)("in a worker of a browser", () => {
  test("what changed is said, proved and shown", async () => {
    const text = await bundle();
    expect(text).not.toMatch(/from ?["']node:|require\(["']/);
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      // Nothing leaves the machine: the page and its worker are given here.
      await page.route("http://scrutin.test/**", (route) =>
        route.request().url().endsWith("/worker.js")
          ? route.fulfill({ contentType: "text/javascript", body: text })
          : route.fulfill({ contentType: "text/html", body: "<title>t</title>" }),
      );
      await page.goto("http://scrutin.test/");
      const files = (values: readonly string[]) => ({
        "box.xsd": box,
        "kinds.xsd": kinds(...values),
      });
      const answer = await page.evaluate(
        ([old, newer]) =>
          new Promise((resolve, reject) => {
            const one = new Worker("/worker.js", { type: "module" });
            one.onmessage = ({ data }) => resolve(data);
            one.onerror = ({ message }) => reject(new Error(message));
            one.postMessage({ old, newer });
          }),
        [files(["a", "b"]), files(["a", "c", "d"])] as const,
      );
      const { comparison, sentences } = answer as Answer;
      expect(comparison).toMatchObject({
        writers: { verdict: "breaks" },
        readers: { verdict: "breaks" },
        step: "major",
      });
      expect(comparison.writers.witness.document).toBe('<b:box xmlns:b="urn:b">b</b:box>\n');
      expect(sentences.map((one) => one.replaceAll("\u00a0", " "))).toEqual([
        "code « b » supprimé",
        "nouveau code « c »",
        "nouveau code « d »",
      ]);
    } finally {
      await browser.close();
    }
  });
});
