import { execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../../../generator/cli/program.js";
import { loadSchemas } from "../../../../generator/index.js";
import { root } from "../../../../scripts/root.js";
import { testTerminal } from "../../../support/terminal.js";

/*
 * Whatever is named to a command, and wherever: one message, exit code 2 (1 for a document that is invalid), no stack, no end of the
 * process. A promise that nobody waits for fails the whole run of Vitest.
 */

const folder = mkdtempSync(join(tmpdir(), "scrutin-hostile-"));
const schema = (content: string): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${content}<xs:element name="n" type="xs:string"/></xs:schema>`;
/** What its owner has closed to all; root goes in nevertheless, and so has to be somebody else for a moment. */
const closed = ["secret.xsd", "closed/a.xsd"];
const isRoot = process.getuid?.() === 0;

async function asAnybody<T>(path: string, work: () => Promise<T>): Promise<T> {
  if (!isRoot || !closed.includes(path)) return work();
  process.seteuid?.("nobody");
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

/** What may be named; `%` is in none of them by chance. */
const paths = [
  "none.xsd",
  "folder.xsd",
  "loop.xsd",
  "dangling.xsd",
  `${"x".repeat(300)}.xsd`,
  `${"x/".repeat(3000)}a.xsd`,
  "good.xsd/under.xsd",
  "empty.xsd",
  "garbage.xsd",
  "zeros.zip",
  "folder.zip",
  "/dev/zero",
  "/dev/null",
  "/dev/full",
  "pipe.xsd",
  "socket.xsd",
  "a%00b.xsd",
  "a%zz.xsd",
  "%",
  "file:///%00",
  "file:///nowhere/%zz.xsd",
  "file:relative.xsd",
  "http://[",
  "http://",
  "https://example.invalid/a b.xsd",
  "ftp://example.invalid/a.xsd",
  "data:text/xml,x",
  "urn:isbn:1",
  "javascript:0",
  "zeros.zip!/a.xsd",
  "good.xsd!/a.xsd",
  "!/a.xsd",
  ...closed,
];

/** Every command and every option that takes a file or folder. */
const commands: readonly (readonly [string, (path: string) => readonly string[]])[] = [
  ["generate PATH", (path) => ["generate", path, "-o", "out"]],
  ["generate --config", (path) => ["generate", "--config", path]],
  ["generate --catalog", (path) => ["generate", "good.xsd", "-o", "out", "--catalog", path]],
  ["inspect PATH", (path) => ["inspect", path]],
  ["inspect --catalog", (path) => ["inspect", "good.xsd", "--catalog", path]],
  ["validate PATH", (path) => ["validate", "--schema", "good.xsd", path]],
  ["validate --schema", (path) => ["validate", "--schema", path, "good.xml"]],
  [
    "validate --catalog",
    (path) => ["validate", "--schema", "good.xsd", "--catalog", path, "good.xml"],
  ],
  ["convert PATH", (path) => ["convert", "--schema", "good.xsd", path]],
  ["convert --to xml PATH", (path) => ["convert", "--schema", "good.xsd", "--to", "xml", path]],
  ["convert --schema", (path) => ["convert", "--schema", path, "good.xml"]],
  [
    "convert --catalog",
    (path) => ["convert", "--schema", "good.xsd", "--catalog", path, "good.xml"],
  ],
];

/** A pipe that is named on the command line as a document is read; nobody writes to this one. */
const waits = (name: string, path: string): boolean =>
  path === "pipe.xsd" && /^(validate|convert( --to xml)?) PATH$/.test(name);
/** A text without entries is an empty catalog. */
const isFine = (name: string, path: string): boolean =>
  name.endsWith("--catalog") && ["empty.xsd", "garbage.xsd", "zeros.zip"].includes(path);

let server: Server;
beforeAll(async () => {
  mkdirSync(join(folder, "folder.xsd"));
  mkdirSync(join(folder, "folder.zip"));
  mkdirSync(join(folder, "closed"));
  symlinkSync("loop.xsd", join(folder, "loop.xsd"));
  symlinkSync("nowhere.xsd", join(folder, "dangling.xsd"));
  writeFileSync(join(folder, "good.xsd"), schema(""));
  writeFileSync(join(folder, "good.xml"), "<n>x</n>");
  writeFileSync(join(folder, "empty.xsd"), "");
  writeFileSync(join(folder, "garbage.xsd"), Buffer.from([0xff, 0xfe, 0x00, 0xd8, 1, 2, 3]));
  writeFileSync(join(folder, "zeros.zip"), Buffer.alloc(100));
  writeFileSync(join(folder, "secret.xsd"), schema(""), { mode: 0 });
  writeFileSync(join(folder, "closed/a.xsd"), schema(""));
  chmodSync(join(folder, "closed"), 0);
  chmodSync(folder, 0o755);
  execFileSync("mkfifo", [join(folder, "pipe.xsd")]);
  server = createServer();
  await new Promise<void>((done) => server.listen(join(folder, "socket.xsd"), done));
});
afterAll(async () => {
  await new Promise((done) => server.close(done));
  chmodSync(join(folder, "closed"), 0o700);
  rmSync(folder, { recursive: true, force: true });
});

const scrutin = async (args: readonly string[], locale = "en") => {
  const terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: locale });
  const code = await run(args, terminal);
  return { code, text: [...terminal.errors, ...terminal.output].join("\n") };
};

describe.for(commands)("%s", ([name, argsFor]) => {
  test.for(paths.filter((path) => !waits(name, path)))("%s", async (path) => {
    const { code, text } = await asAnybody(path, () => scrutin(argsFor(path)));
    if (closed.includes(path)) expect(text).toMatch(/permission denied/);
    expect(text).not.toMatch(/^ {4}at |mistake in scrutin/m);
    if (isFine(name, path)) return;
    expect(text).not.toBe("");
    expect(name.includes("PATH") && /^(validate|convert)/.test(name) ? [1, 2] : [2]).toContain(
      code,
    );
    const french = await asAnybody(path, () => scrutin(argsFor(path), "fr"));
    expect(french.code).toBe(code);
  });
});

describe.for(["include", "import", "redefine"])("a schema with an %s", (kind) => {
  test.for(paths)("of %s", async (path) => {
    const location = path.replaceAll("&", "&amp;");
    const attributes = kind === "import" ? ' namespace="urn:x"' : "";
    writeFileSync(
      join(folder, "names.xsd"),
      schema(`<xs:${kind}${attributes} schemaLocation="${location}"/>`),
    );
    for (const args of [
      ["generate", "names.xsd", "-o", "out/made"],
      ["inspect", "names.xsd"],
      ["validate", "--schema", "names.xsd", "good.xml"],
    ]) {
      const { code, text } = await asAnybody(path, () => scrutin(args));
      expect(text).not.toMatch(/^ {4}at |mistake in scrutin/m);
      // What is imported or redefined and not there may be done without (Part 1, 4.2).
      expect([0, 2]).toContain(code);
      expect(text).toMatch(
        /cannot be read|not a file|no file|symbolic links|is no schema|not-well-formed|name is too long|archive|denied|decoded|encod|opened/,
      );
    }
  });
});

test("a reader that fails for what is included gives that failure, and nothing else", async () => {
  const failure = new Error("on purpose");
  const read = async (location: string) => {
    if (location !== "a.xsd") throw failure;
    return new TextEncoder().encode(
      schema('<xs:include schemaLocation="b.xsd"/><xs:include schemaLocation="c.xsd"/>'),
    );
  };
  await expect(loadSchemas({ locations: ["a.xsd", "d.xsd"], read })).rejects.toBe(failure);
  await new Promise((done) => setTimeout(done, 10));
});

test("a refused network address is one message", async () => {
  const args = ["inspect", "http://127.0.0.1:1/a.xsd", "--allow-network"];
  const { code, text } = await scrutin(args);
  expect(code).toBe(2);
  expect(text).toMatch(/^scrutin: http:\/\/127\.0\.0\.1:1\/a\.xsd: could not be fetched: .+$/);
});

test.for([
  ["missing/deep/out.json"],
  ["folder.xsd"],
  ["good.xml/out.json"],
  ["loop.xsd"],
  ["dangling.xsd"],
  ["/dev/full"],
  [`${"x".repeat(300)}.json`],
] as const)("convert --output %s", async ([output]) => {
  const { code, text } = await scrutin([
    "convert",
    "--schema",
    "good.xsd",
    "good.xml",
    "-o",
    output,
  ]);
  expect(code).toBe(2);
  expect(text).toMatch(/^scrutin: .+$/);
});

test.for([
  ["good.xml"],
  ["good.xml/out"],
  ["loop.xsd"],
  ["dangling.xsd"],
  ["/dev/full"],
  ["/dev/null/x"],
] as const)("generate --output %s", async ([output]) => {
  const { code, text } = await scrutin(["generate", "good.xsd", "-o", output]);
  expect(code).toBe(2);
  expect(text).toMatch(/^scrutin: .+$/m);
  expect(text).not.toMatch(/mistake in scrutin/);
});

describe("the process", () => {
  const bin = join(root, "scripts/run-ts.mjs");
  const start = (args: readonly string[], script: string) =>
    new Promise<{ code: number | null; errors: string }>((done) => {
      const child = spawn(
        "sh",
        ["-c", script, "sh", process.execPath, bin, join(root, "generator/cli.ts"), ...args],
        {
          cwd: folder,
          env: { ...process.env, SCRUTIN_LOCALE: "en" },
          stdio: ["ignore", "ignore", "pipe"],
        },
      );
      let errors = "";
      child.stderr.on("data", (piece) => (errors += piece));
      child.on("close", (code) => done({ code, errors }));
    });

  test("says that its output is full", async () => {
    const { code, errors } = await start(["inspect", "good.xsd"], 'exec "$@" >/dev/full');
    expect(errors).toBe(
      "scrutin: the standard output does not take the result: no space left on the device\n",
    );
    expect(code).toBe(2);
  }, 60_000);

  test("is quiet when nobody reads any more", async () => {
    const big = `<n>${"x".repeat(1 << 20)}</n>`;
    writeFileSync(join(folder, "big.xml"), big);
    const { errors } = await start(
      ["convert", "--schema", "good.xsd", "big.xml"],
      '("$@"; echo "code $?" >&2) | true',
    );
    expect(errors).toBe("code 2\n");
  }, 60_000);

  test("a configuration that leaves a promise alone ends in one message", async () => {
    writeFileSync(
      join(folder, "loose.config.mjs"),
      'Promise.reject(new Error("left alone")); await new Promise((done) => setTimeout(done, 50)); export default {};',
    );
    const { code, errors } = await start(["generate", "--config", "loose.config.mjs"], 'exec "$@"');
    expect(errors).toMatch(/left alone/);
    expect(errors).not.toMatch(/^ {4}at /m);
    expect(code).toBe(2);
  }, 60_000);
});
