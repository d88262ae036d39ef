import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../../scripts/root.js";

/*
 * A user's program, bundled by the tools that users have, with nothing installed beside the package: it runs in a browser, and in Node.
 */

const folder = mkdtempSync(join(root, "node_modules", ".bundles-"));
afterAll(() => rmSync(folder, { recursive: true }));

const program = `
import { AvisDeRadiationTypeSchema, parse, serialize, serializeStream, validate } from "scrutin";
import { attribute, element, globalElement, occurs, sequence, xsInt, xsString } from "scrutin/runtime/v1";
const name = (local) => ({ namespace: "urn:n", local });
const note = globalElement(name("note"), {
  kind: "complexType",
  attributes: () => [attribute("constructor", { namespace: "", local: "constructor" }, xsString)],
  content: () => sequence(occurs(0, Infinity, element("line", name("line"), xsInt))),
}, { prefixes: { "urn:n": "n" } });
const value = { constructor: "a & <b>", line: [1, 2, 3] };
const text = serialize(note, value);
let streamed = "";
for await (const chunk of serializeStream(note, { constructor: "a & <b>" }, [1, 2, 3], { at: "line" })) streamed += chunk;
globalThis.answer = JSON.stringify({
  text,
  same: streamed === text,
  read: parse(note, text).value,
  wrong: validate(note, { constructor: "", line: [1.5] }).map(({ code }) => code),
  zod: AvisDeRadiationTypeSchema.safeParse({}).success,
});
if (typeof document === "undefined") console.log(globalThis.answer);
`;
const entry = join(folder, "program.js");

/** Schemas that come at run time, out of an archive. */
const reader = `
import { zipSync } from "fflate";
import { loadSchemas } from "scrutin/generator";
import { parse } from "scrutin/runtime";
const schema = (content) => new TextEncoder().encode('<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">' + content + "</xs:schema>");
const good = zipSync({
  "xsd/a.xsd": schema('<xs:include schemaLocation="../types/b.xsd"/><xs:element name="a" type="B"/>'),
  "types/b.xsd": schema('<xs:simpleType name="B"><xs:restriction base="xs:int"/></xs:simpleType>'),
});
const load = (bytes) => loadSchemas({ locations: ["s.zip"], read: async (location) => location === "s.zip" ? bytes : undefined, locale: "en" });
const said = (bytes) => load(bytes).then(() => "read", (error) => error.diagnostics.map(({ message }) => message).join());
const { value } = parse(await load(good), "<a>5</a>");
const cut = await said(good.subarray(0, good.length - 9));
globalThis.answer = JSON.stringify({ value, cut, wrong: await said(good.map((byte, index) => index === 50 ? byte ^ 1 : byte)) });
`;
const readerEntry = join(folder, "reader.js");
beforeAll(() => {
  writeFileSync(entry, program);
  writeFileSync(readerEntry, reader);
});

const expected = {
  text: '<?xml version="1.0" encoding="UTF-8"?>\n<n:note xmlns:n="urn:n" constructor="a &amp; &lt;b&gt;"><n:line>1</n:line><n:line>2</n:line><n:line>3</n:line></n:note>',
  same: true,
  read: { constructor: "a & <b>", line: [1, 2, 3] },
  wrong: ["cvc-datatype-valid.1.2.1"],
  zod: false,
};

async function byEsbuild(platform: "browser" | "node", program = entry): Promise<string> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [program],
    bundle: true,
    format: "esm",
    platform,
    target: "es2022",
    write: false,
    logLevel: "error",
    tsconfigRaw: {},
  });
  return outputFiles[0]?.text ?? "";
}

async function byVite(): Promise<string> {
  const { build } = await import("vite");
  await build({
    root: folder,
    configFile: false,
    logLevel: "error",
    build: {
      outDir: join(folder, "vite"),
      target: "es2022",
      rollupOptions: {
        input: entry,
        output: { entryFileNames: "program.js", inlineDynamicImports: true },
      },
    },
  });
  return readFileSync(join(folder, "vite", "program.js"), "utf8");
}

const engine = "/usr/bin/chromium";
const flags =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

describe("in a browser", () => {
  test.skipIf(!existsSync(engine)).for([
    ["esbuild", () => byEsbuild("browser")],
    ["Vite", byVite],
  ] as const)("bundled by %s", async ([, bundle]) => {
    expect(await answerOf(await bundle())).toEqual(expected);
  });

  test.skipIf(!existsSync(engine))("schemas are read from an archive", async () => {
    expect(await answerOf(await byEsbuild("browser", readerEntry))).toEqual({
      value: 5,
      cut: "the archive cannot be used: it is damaged: the end of the archive is missing",
      wrong: "the archive cannot be used: it unpacks to 50 bytes, and the archive says 143",
    });
  });
});

/** What a program answers in the browser, where nothing goes wrong. */
async function answerOf(content: string): Promise<unknown> {
  const browser = await chromium.launch({ executablePath: engine, args: flags.split(" ") });
  try {
    const page = await browser.newPage();
    const mistakes: string[] = [];
    page.on("pageerror", ({ message }) => mistakes.push(message));
    await page.addScriptTag({ content, type: "module" });
    await page
      .waitForFunction("globalThis.answer !== undefined", undefined, { timeout: 240_000 })
      .catch(() => {});
    expect(mistakes).toEqual([]);
    return JSON.parse(await page.evaluate<string>("globalThis.answer")) as unknown;
  } finally {
    await browser.close();
  }
}

test("in Node, as one file of ES modules", async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), "bundle-"));
  try {
    const file = join(elsewhere, "program.mjs");
    writeFileSync(file, await byEsbuild("node"));
    const printed = execFileSync(process.execPath, [file], { encoding: "utf8" });
    expect(JSON.parse(printed)).toEqual(expected);
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});
