import { execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../../../../generator/cli/program.js";
import { readTree } from "../../../../../runtime/rules/tree/read-tree.js";
import { splitCommand } from "../../../../support/split-command.js";
import { type TestTerminal, testTerminal } from "../../../../support/terminal.js";

const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:n" xmlns="urn:n"
  elementFormDefault="qualified"><xs:element name="n" type="xs:int"/></xs:schema>`;

/** Every fifth is invalid, every eleventh not well-formed. */
function documentOf(index: number): string {
  if (index % 11 === 0) return "<n";
  return `<n xmlns="urn:n">\n${index % 5 === 0 ? `no ${index}` : index}</n>`;
}

const number = 320;
const names = Array.from({ length: number }, (_, index) => `d/${index % 7}/${index}.xml`);
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-many-"));
  await writeFile(join(folder, "n.xsd"), schema);
  for (let index = 0; index < 7; index++)
    await mkdir(join(folder, `d/${index}`), { recursive: true });
  for (const [index, name] of names.entries())
    await writeFile(join(folder, name), documentOf(index));
  await writeFile(join(folder, "list"), names.join("\n"));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number;
  readonly output: string;
  readonly terminal: TestTerminal;
}

async function scrutin(...args: readonly string[]): Promise<Ended> {
  const terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "en" });
  const code = await run(args, terminal);
  return { code, output: terminal.output.join("\n"), terminal };
}

const check = ["validate", "--schema", "n.xsd", "--files-from", "list"] as const;

function read(name: string): Promise<string> {
  return readFile(join(folder, name), "utf8");
}

async function write(name: string, content: string | Uint8Array): Promise<void> {
  await writeFile(join(folder, name), content);
}

async function reportOf(format: string, ...results: readonly string[]): Promise<string> {
  const { code, output } = await scrutin("report", "--format", format, ...results);
  expect(code).toBe(1);
  return output;
}

const shards = Array.from({ length: 16 }, (_, index) => `${index + 1}/16`);

describe("results in shards", () => {
  beforeAll(async () => {
    await scrutin(...check, "--resume", "one.jsonl");
    for (const [index, shard] of shards.entries())
      await scrutin(...check, "--shard", shard, "--resume", `s${index}.jsonl`);
  });

  test("have a head, a line for each document, and an end", async () => {
    const lines = (await read("one.jsonl")).trimEnd().split("\n");
    expect(lines).toHaveLength(number + 2);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      kind: "scrutin-results",
      command: "validate",
      schemas: expect.stringMatching(/^[0-9a-f]{64}$/),
      rules: null,
      shard: null,
    });
    expect(JSON.parse(lines[1] ?? "")).toMatchObject({ file: "d/0/0.xml", valid: false });
    expect(JSON.parse(lines[2] ?? "")).toEqual({ file: "d/1/1.xml", valid: true, issues: [] });
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({
      kind: "end",
      whole: true,
      documents: number,
    });
  });

  test("give the report of one run, byte for byte", async () => {
    for (const format of ["json", "jsonl", "md", "html"]) {
      const merged = await reportOf(format, "s*.jsonl");
      expect(merged).toBe(await reportOf(format, "one.jsonl"));
      expect(merged).toContain("d/5/5.xml");
    }
  });

  test("wherever a run was killed, and whatever was written then, going on makes them whole", async () => {
    const whole = await read("s3.jsonl");
    const property = fc.asyncProperty(
      fc.nat(whole.length),
      fc.constantFrom("", "\0\0\0", "\0\n"),
      async (length, rest) => {
        // What a killed machine leaves behind a head is not told from results.
        const kept = whole.slice(0, length);
        await write("cut.jsonl", kept.includes("\n") ? kept + rest : kept);
        const { code, terminal } = await scrutin(
          ...check,
          "--shard",
          "4/16",
          "--resume",
          "cut.jsonl",
        );
        expect(terminal.errors.join()).not.toContain("broken");
        expect(code).toBe(1);
        expect(await read("cut.jsonl")).toBe(whole);
      },
    );
    await fc.assert(property, { numRuns: 12 });
  });

  test("with --only-invalid, they go on from the last thousand", async () => {
    const many = Array.from({ length: 1100 }, (_, index) => `d/1/1.xml/../${index}.none`);
    await write("list2", [...names, ...many].join("\n"));
    const args = [...check.slice(0, 3), "--files-from", "list2", "--only-invalid", "--resume"];
    await scrutin(...args, "o.jsonl");
    const whole = await read("o.jsonl");
    expect(whole.match(/"so-far"/g)).toHaveLength(1);
    expect(whole).not.toContain('"valid":true');
    for (const part of [0.3, 0.97]) {
      await write("o2.jsonl", whole.slice(0, whole.length * part));
      expect((await scrutin(...args, "o2.jsonl")).code).toBe(2);
      expect(await read("o2.jsonl")).toBe(whole);
    }
    await write("list2", [...names, ...many].reverse().join("\n"));
    const other = await scrutin(...args, "o2.jsonl");
    expect(other.code).toBe(2);
    expect(other.terminal.errors.join()).toContain("no longer begins with");
    expect(await read("o2.jsonl")).toBe(whole);
  });

  test("new files are added, and move nothing", async () => {
    await write("n.jsonl", await read("s0.jsonl"));
    const before = await read("n.jsonl");
    await write("list3", ["d/none.xml", ...names, "d/also.xml"].join("\n"));
    const args = [...check.slice(0, 3), "--files-from", "list3", "--shard", "1/16"];
    await scrutin(...args, "--resume", "n.jsonl");
    const after = await read("n.jsonl");
    const kept = before.slice(0, before.lastIndexOf('{"kind":"end"'));
    expect(after.startsWith(kept)).toBe(true);
    expect(after).toContain('"whole":true');
  });

  test("made otherwise are refused, and stay", async () => {
    const before = await read("s0.jsonl");
    await write("m.xsd", schema.replace("xs:int", "xs:date"));
    const refused = async (word: string, ...args: readonly string[]): Promise<void> => {
      const { code, terminal } = await scrutin(...args, "--resume", "s0.jsonl");
      expect(code).toBe(2);
      expect(terminal.errors.join("\n")).toContain(`(${word})`);
      expect(await read("s0.jsonl")).toBe(before);
    };
    await refused("shard", ...check, "--shard", "2/16");
    await refused("--max-issues", ...check, "--shard", "1/16", "--max-issues", "3");
    const limits = ["--only-invalid", "--max-depth", "9", "--max-size", "99"];
    await refused(
      "--only-invalid, --max-depth, --max-size",
      ...[...check, "--shard", "1/16", ...limits],
    );
    await refused("schemas", "validate", "--schema", "m.xsd", "--shard", "1/16", "d");
    await refused("locale", ...check, "--shard", "1/16", "--locale", "fr");
    for (const content of ["<n/>", "notes\n", '{"file":"a","issues":[],"valid":true}\n']) {
      await write("notes.jsonl", content);
      expect((await scrutin(...check, "--resume", "notes.jsonl")).code).toBe(2);
      expect(await read("notes.jsonl")).toBe(content);
    }
    await write("mid.jsonl", before.replace(/\n/, "\n{broken\n"));
    const mid = await scrutin(...check, "--shard", "1/16", "--resume", "mid.jsonl");
    expect(mid.terminal.errors.join()).toContain("line 2 is broken");
  });

  test("that are missing or not whole are named", async () => {
    const cut = (await read("s2.jsonl")).split("\n").slice(0, -2).join("\n");
    await write("s2cut.jsonl", `${cut}\n`);
    const { code, output, terminal } = await scrutin(
      "report",
      "s0.jsonl",
      "s2cut.jsonl",
      ...[...shards.keys()].slice(4).map((index) => `s${index}.jsonl`),
      "--format",
      "md",
    );
    expect(code).toBe(2);
    expect(terminal.errors).toEqual([
      "scrutin: missing shards: 2/16, 4/16",
      "scrutin: s2cut.jsonl: these results are not whole; --resume goes on",
    ]);
    expect(output).toContain("Missing shards: 2/16, 4/16");
    await write("copy.jsonl", await read("one.jsonl"));
    for (const [files, message] of [
      [["s0.jsonl", "n.jsonl"], "shard 1/16 is there twice"],
      [["one.jsonl", "copy.jsonl"], "has a result already"],
      [["s0.jsonl", "one.jsonl"], "do not go with those of s0.jsonl (shard)"],
      [["s0.jsonl", "d/1/1.xml"], "do not go into one report"],
      [["d/1/1.xml"], "there is validate"],
    ] as const) {
      const refused = await scrutin("report", "--format", "jsonl", ...files);
      expect(refused.code).toBe(2);
      expect(refused.terminal.errors.join()).toContain(message);
    }
  });
});

describe("as a program", () => {
  let program = "";
  beforeAll(async () => {
    program = await splitCommand("many-files-test");
  });

  test("threads give what one gives", async () => {
    const args = [...check, "--format", "jsonl", "--locale", "en"];
    const threaded = await promisify(execFile)(
      process.execPath,
      [program, ...args, "--jobs", "2"],
      { cwd: folder },
    ).catch((error: { stdout: string; stderr: string; code: number }) => error);
    expect(threaded).toMatchObject({ code: 1 });
    expect(threaded.stdout.trimEnd()).toBe((await scrutin(...args)).output);
  });

  test("a run that is killed in the midst of it goes on", async () => {
    for (const most of [40, 200]) {
      const args = ["validate", "--schema", "n.xsd", "--files-from", "-", "--null"];
      const child = spawn(
        process.execPath,
        [program, ...args, "--locale", "en", "--resume", `k${most}.jsonl`],
        { cwd: folder, stdio: ["pipe", "ignore", "ignore"] },
      );
      const ended = new Promise((done) => child.on("exit", (_, signal) => done(signal)));
      // The list does not end: it waits for more, and is killed.
      child.stdin.write(`${names.slice(0, most).join("\0")}\0`);
      const lines = async (): Promise<number> =>
        (await read(`k${most}.jsonl`).catch(() => "")).split("\n").length;
      while (child.exitCode === null && (await lines()) < most / 2) await setTimeout(5);
      child.kill("SIGKILL");
      expect(await ended).toBe("SIGKILL");
      const before = await read(`k${most}.jsonl`);
      expect(before).not.toContain('"end"');
      await scrutin(...check, "--resume", `k${most}.jsonl`);
      expect(await reportOf("jsonl", `k${most}.jsonl`)).toBe(await reportOf("jsonl", "one.jsonl"));
    }
  });
});

describe("convert", () => {
  test("makes a file of each document of a list, and goes on", async () => {
    const few = names.slice(0, 30);
    await write("few", few.join("\n"));
    await write("few.json", few.map((name) => `out/${name}.json`).join("\n"));
    const args = ["convert", "--schema", "n.xsd", "--files-from"] as const;
    const first = await scrutin(...args, "few", "-o", "out", "--resume", "c.jsonl");
    expect(first.code).toBe(1);
    expect(await read("out/d/1/1.xml.json")).toContain("1");
    expect(await reportOf("md", "c.jsonl")).toContain("30 documents, 8 invalid");
    const whole = await read("c.jsonl");
    expect(whole).toContain('"output":"out/d/1/1.xml.json"');
    await write("c.jsonl", whole.slice(0, whole.length / 2));
    await scrutin(...args, "few", "-o", "out", "--resume", "c.jsonl");
    expect(await read("c.jsonl")).toBe(whole);
    const back = await scrutin(...args, "few.json", "-o", "back");
    expect(back.terminal.errors.at(-1)).toBe("30 documents, 8 unreadable");
    expect(await read("back/out/d/1/1.xml.json.xml")).toContain(">1<");
  });

  test("stays in its folder, and says what it needs", async () => {
    await write("away", "d/../../away.xml");
    for (const [args, message] of [
      [["--files-from", "few"], "--files-from needs --output"],
      [["d/1/1.xml", "--jobs", "2"], "--jobs needs --files-from"],
      [["d/1/1.xml", "--files-from", "few"], "d/1/1.xml does not go with --files-from"],
    ] as const) {
      const refused = await scrutin("convert", "--schema", "n.xsd", ...args);
      expect(refused.code).toBe(2);
      expect(refused.terminal.errors.join()).toContain(message);
    }
    await writeFile(join(folder, "../away.xml"), documentOf(1));
    const away = await scrutin("convert", "--schema", "n.xsd", "--files-from", "away", "-o", "out");
    await rm(join(folder, "../away.xml"));
    expect(away.terminal.errors.join()).toContain("leads out of the output folder");
    await write("flat.xml", documentOf(1));
    await write("flat", "flat.xml");
    const onto = await scrutin("convert", "--schema", "n.xsd", "--files-from", "flat", "-o", "few");
    expect(onto.terminal.errors).toContain("scrutin: few: a file has this name already");
  });
});

describe("packed documents", () => {
  test("are read in archives and gzip", async () => {
    const { gzipSync } = await import("node:zlib");
    const entries = { "b/2.xml": documentOf(2), "a.xml": documentOf(5), "notes.txt": "no" };
    const packed = Object.entries(entries).map(([name, text]) => [name, strToU8(text)] as const);
    await write("p.zip", zipSync(Object.fromEntries(packed)));
    await write("5.xml.gz", gzipSync(documentOf(5)));
    await write("cut.gz", gzipSync(documentOf(5)).subarray(0, 20));
    await write("bomb.gz", gzipSync(Buffer.alloc(1 << 24, " ")));
    const args = ["validate", "--schema", "n.xsd"];
    const { code, output, terminal } = await scrutin(...args, "p.zip", "5.xml.gz");
    expect(code).toBe(1);
    expect(output).toMatch(/^p\.zip!\/a\.xml:1:1: .*\n.*no 5|5\.xml\.gz:1:1/s);
    expect(output.match(/: cvc-/g)).toHaveLength(2);
    expect(terminal.errors).toEqual(["3 documents, 2 invalid, 2 mistakes"]);
    const one = await scrutin(...args, "p.zip!/b/2.xml");
    expect(one.code).toBe(0);
    const excluded = await scrutin(...args, "p.zip", "--exclude", "a.xml");
    expect(excluded.code).toBe(0);
    const bad = await scrutin(...args, "cut.gz", "bomb.gz", "p.zip!/c.xml");
    expect(bad.code).toBe(2);
    expect(bad.terminal.errors).toEqual([
      "scrutin: cut.gz: it is damaged: it cannot be unpacked",
      "scrutin: bomb.gz: it unpacks to more than 500 times its size",
      "scrutin: p.zip!/c.xml: no such file or folder",
      "3 documents, 3 unreadable",
    ]);
  });

  test("inside of an archive once more are told, and not left out", async () => {
    const { gzipSync } = await import("node:zlib");
    const inner = zipSync({ "a.xml": strToU8(documentOf(2)) });
    const packed = { "b/In.ZIP": inner, "c.xml.gz": gzipSync(documentOf(2)) };
    await write("twice.zip", zipSync({ "a.xml": strToU8(documentOf(2)), ...packed }));
    await write("none.zip", zipSync({ "notes.txt": strToU8("no") }));
    const args = ["validate", "--schema", "n.xsd", "--format", "jsonl"];
    const { code, output, terminal } = await scrutin(...args, "twice.zip", "none.zip");
    expect(code).toBe(2);
    const results = output.trim().split("\n").slice(1, -1);
    const names = results.map((line) => (JSON.parse(line) as { readonly file: string }).file);
    expect(names).toEqual([
      "twice.zip!/a.xml",
      "twice.zip!/b/In.ZIP",
      "twice.zip!/c.xml.gz",
      "none.zip",
    ]);
    const told = "this file is packed inside an archive, and is not read; take it out of it first";
    expect(terminal.errors).toEqual([
      `scrutin: twice.zip!/b/In.ZIP: ${told}`,
      `scrutin: twice.zip!/c.xml.gz: ${told}`,
      "scrutin: none.zip: no .xml file in this archive",
      "4 documents, 3 unreadable",
    ]);
  });
});

describe("other forms and options", () => {
  test("annotations of GitHub hold what would end them", async () => {
    await write("a,b%.xml", "<n>\n</n>");
    const { output } = await scrutin(
      "validate",
      "--schema",
      "n.xsd",
      "--format",
      "github",
      "a,b%.xml",
      "none",
    );
    expect(output).toMatch(/^::error file=a%2Cb%25\.xml,line=1,col=1,title=cvc-[\w.-]+::/);
  });

  test("JUnit has a suite for each document", async () => {
    const args = ["validate", "--schema", "n.xsd", "--format", "junit"];
    const { output } = await scrutin(...args, "d/1/1.xml", "d/5/5.xml", "none.xml");
    expect(output.match(/<testsuite /g)).toHaveLength(3);
    expect(output.match(/<failure /g)).toHaveLength(1);
    expect(output.match(/<error /g)).toHaveLength(1);
    const { tree } = readTree(strToU8(output), {}, "en");
    expect(tree?.root.children.map(({ local }) => local)).toContain("testsuites");
  });

  test("--fail-fast stops, --quiet says nothing, and options that do not go together are told", async () => {
    const stopped = await scrutin(...check, "--fail-fast", "--format", "jsonl");
    expect(stopped.output.split("\n")).toHaveLength(2);
    const json = await scrutin(...check, "--fail-fast", "--format", "json", "--quiet");
    expect(JSON.parse(json.output)).toHaveLength(1);
    expect(json.terminal.errors).toEqual([]);
    for (const [args, message] of [
      [["--resume", "x.jsonl", "--format", "json"], "--resume does not go with --format json"],
      [["--jobs", "2", "--format", "svrl"], "--jobs does not go with --format svrl"],
      [["--shard", "0/4"], "It must be a part"],
      [["--shard", "5/4"], "It must be a part"],
      [["--jobs", "0"], "It must be one at least"],
      [["-"], "cannot be a document and the list"],
    ] as const) {
      const refused = await scrutin(
        ...(args[0] === "-" ? ["validate", "--files-from", "-"] : check),
        ...args,
      );
      expect(refused.code).toBe(2);
      expect(refused.terminal.errors.join()).toContain(message);
    }
  });
});
