import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { nextVersion } from "../../../../../generator/cli/diff/update-command.js";
import { run } from "../../../../../generator/cli/program.js";
import { type TestTerminal, testTerminal } from "../../../../support/terminal.js";

let folder: string;
let terminal: TestTerminal;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-diff-"));
  terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "en" });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), content);
}
const read = (name: string): Promise<string> => readFile(join(folder, name), "utf8");
const listing = async (): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true })).sort();
const scrutin = (...args: string[]): Promise<number> => run(args, terminal);
const output = (): string => terminal.output.join("\n");
const errors = (): string => terminal.errors.join("\n");

const notes = (codes: readonly string[], extra = ""): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:n="urn:n" targetNamespace="urn:n">
<xs:element name="note"><xs:complexType><xs:sequence>
  <xs:element name="kind" type="n:Kind"/>${extra}
</xs:sequence></xs:complexType></xs:element>
<xs:simpleType name="Kind"><xs:restriction base="xs:string">
${codes.map((code) => `<xs:enumeration value="${code}"/>`).join("\n")}
</xs:restriction></xs:simpleType>
</xs:schema>`;
const note = (kind: string): string => `<n:note xmlns:n="urn:n"><kind>${kind}</kind></n:note>`;

describe("diff", () => {
  beforeEach(async () => {
    await write("old/notes.xsd", notes(["a", "b"]));
    await write("new/notes.xsd", notes(["a", "c"]));
  });
  const quick = ["diff", "old", "new", "--no-source"];

  test("names each change with its place, reach, step and fingerprint, and shows who breaks", async () => {
    expect(await scrutin("diff", "old", "new")).toBe(0);
    expect(output()).toContain("n:Kind");
    expect(output()).toContain('code "b" renamed to "c"');
    expect(output()).toContain("new/notes.xsd");
    expect(output()).toMatch(/Who writes .*: breaks/);
    expect(output()).toContain("cvc-enumeration-valid");
    expect(output()).toMatch(/\b[0-9a-f]{12}\b/);
    expect(output()).toMatch(/Kind: code that builds .* no longer compile/);
    expect(errors()).toBe("");
  });

  test("code that names an optional property that is gone breaks", async () => {
    const line = (name: string): string =>
      `<xs:element name="${name}" type="xs:date" minOccurs="0"/>`;
    await write("old/notes.xsd", notes(["a"], line("due")));
    await write("new/notes.xsd", notes(["a"], line("until")));
    expect(await scrutin("diff", "old/notes.xsd", "new/notes.xsd")).toBe(0);
    expect(output()).toContain("from old/notes.xsd to new/notes.xsd");
    expect(output()).toMatch(
      /Note: code that builds and code that reads no longer compile .*"due"/,
    );
  });

  test("versions that say the same hold, whatever they look like", async () => {
    await write(
      "new/notes.xsd",
      notes(["a", "b"])
        .replaceAll("n:", "x:")
        .replace("xmlns:n", "xmlns:x")
        .replace("xmlns:x:", "xmlns:"),
    );
    await write(
      "new/notes.xsd",
      (await read("old/notes.xsd")).replace(
        '<xs:element name="note">',
        '<!-- moved -->\n<xs:element name="note">',
      ),
    );
    expect(await scrutin(...quick, "--fail-on", "any")).toBe(0);
    expect(output()).toContain("Both versions say the same.");
  });

  test.for([
    ["writers", 1],
    ["readers", 1],
    ["any", 1],
  ] as const)("--fail-on %s gives exit code %d", async ([what, code]) => {
    expect(await scrutin(...quick, "--fail-on", what)).toBe(code);
    expect(errors()).toContain("--fail-on:");
  });

  test("changes that are accepted by their fingerprints fail nothing", async () => {
    expect(await scrutin(...quick, "--format", "json")).toBe(0);
    const { entries } = JSON.parse(output()) as { entries: { fingerprint: string }[] };
    await write(
      "accepted.txt",
      entries.map(({ fingerprint }) => `${fingerprint} # known\n`).join(""),
    );
    expect(await scrutin(...quick, "--fail-on", "any", "--accept", "accepted.txt")).toBe(0);
    const [first = { fingerprint: "" }] = entries;
    await write("accepted.txt", entries.length > 1 ? `${first.fingerprint}\n` : "");
    expect(await scrutin(...quick, "--fail-on", "any", "--accept", "accepted.txt")).toBe(1);
    expect(await scrutin(...quick, "--accept", "none.txt")).toBe(2);
    terminal.errors.length = 0;
    const shouted = entries
      .map(({ fingerprint }) => `${fingerprint.toUpperCase()} seen\n`)
      .join("");
    await write("accepted.txt", `# looked at\n\n${shouted}`);
    expect(await scrutin(...quick, "--fail-on", "any", "--accept", "accepted.txt")).toBe(0);
    expect(errors()).toBe("");
  });

  test("lines of accepted changes that accept nothing are told", async () => {
    await write("accepted.txt", "# looked at\n0123456789ab long ago\r\n0123456789a\nthe rest\n");
    expect(await scrutin(...quick, "--accept", "accepted.txt")).toBe(0);
    expect(terminal.errors).toEqual([
      "scrutin: accepted.txt:3: this is no fingerprint, which has 12 hexadecimal digits",
      "scrutin: accepted.txt:4: this is no fingerprint, which has 12 hexadecimal digits",
      "scrutin: accepted.txt:2: no change has the fingerprint 0123456789ab",
    ]);
  });

  test("witness documents are written, and are what they say", async () => {
    expect(await scrutin(...quick, "--witness", "proof")).toBe(0);
    const writers = await read("proof/writers.xml");
    await write("check.xml", writers);
    const judge = testTerminal(folder, "", { SCRUTIN_LOCALE: "en" });
    expect(await run(["validate", "check.xml", "--schema", "old/notes.xsd"], judge)).toBe(0);
    expect(await run(["validate", "check.xml", "--schema", "new/notes.xsd"], judge)).toBe(1);
  });

  test("--documents says which of one's own documents break", async () => {
    await write("docs/good.xml", note("a"));
    await write("docs/breaks.xml", note("b"));
    await write("docs/bad.xml", note("z"));
    expect(await scrutin(...quick, "--documents", "docs")).toBe(0);
    expect(output()).toContain("1 document that was valid is no longer so, of 3");
    expect(output()).toContain("breaks.xml");
    expect(output()).toContain("1 document was valid by neither version");
  });

  test.for(["markdown", "sarif", "html", "json"] as const)(
    "--format %s, in both languages",
    async (format) => {
      expect(await scrutin(...quick, "--format", format, "-o", "report")).toBe(0);
      const english = await read("report");
      expect(await scrutin(...quick, "--format", format, "-o", "report", "--locale", "fr")).toBe(0);
      const text = await read("report");
      if (format === "sarif") {
        expect(JSON.parse(text)).toMatchObject({ version: "2.1.0", runs: [{ tool: {} }] });
      } else expect(text).toContain("renommé");
      expect(english).toContain("renamed");
      if (format === "html") expect(text).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
    },
  );

  test("archives and git revisions are versions too; --against takes the configuration's schemas", async () => {
    await write("new.zip", zipSync({ "notes.xsd": strToU8(notes(["a", "c"])) }));
    expect(await scrutin("diff", "old", "new.zip", "--no-source")).toBe(0);
    expect(output()).toContain("new.zip!/notes.xsd");
    const git = (...args: string[]): unknown =>
      execFileSync("git", args, { cwd: folder, stdio: "pipe" });
    await write("schemas/notes.xsd", notes(["a", "b"]));
    await write("scrutin.config.json", '{ "schemas": "schemas", "output": "out" }');
    git("init", "-q", "-b", "main");
    git("add", "schemas");
    git("-c", "user.name=t", "-c", "user.email=t@t", "commit", "-qm", "one");
    await write("schemas/notes.xsd", notes(["a"]));
    terminal.output.length = 0;
    const against = ["diff", "--against", "git:main", "--no-source"];
    expect(await scrutin(...against, "--fail-on", "writers")).toBe(1);
    expect(output()).toContain('code "b" removed');
    expect(output()).not.toContain('"c"');
    expect(await scrutin("diff", "git:none", "old")).toBe(2);
    expect(await scrutin("diff", "git:-x", "old")).toBe(2);
    const ways = [
      ["git:main:./schemas", "schemas"],
      ["git:main:old/../schemas/", "./schemas"],
      [`git:main:${join(folder, "schemas")}`, "schemas/notes.xsd"],
      ["git:main:./schemas/notes.xsd", "schemas"],
      ["git:main", "git:main:schemas"],
      ["git:main:schemas", "git:main"],
      ["git:main", "git:main"],
    ] as const;
    for (const [older, newer] of ways) {
      terminal.output.length = 0;
      expect([older, newer, await scrutin("diff", older, newer, "--no-source")]).toEqual([
        older,
        newer,
        0,
      ]);
      expect(output()).toContain(newer.startsWith("git:") ? "say the same" : 'code "b" removed');
    }
  });

  test("a French report has the spaces, the apostrophes and the plurals of French", async () => {
    await write("docs/one.xml", note("b"));
    await write("docs/two.xml", note("z"));
    const french = [...quick, "--documents", "docs", "--locale", "fr"];
    for (const format of ["text", "markdown", "html"]) {
      terminal.output.length = 0;
      expect(await scrutin(...french, "--format", format)).toBe(0);
      const said = output().replace(
        /<(style|pre|title)>[\s\S]*?<\/\1>|```[\s\S]*?```|<[^>]*>|&\w+;/g,
        "",
      );
      expect(said).toContain("1 document valide ne l’est plus, sur 2");
      expect(said).toContain("1 document n’était valide par aucune des deux versions");
      expect(said).not.toMatch(/'|[^\u202f];/);
    }
    terminal.output.length = 0;
    await write("same/notes.xsd", notes(["a", "b"]));
    expect(await scrutin("diff", "old", "same", "--locale", "fr")).toBe(0);
    expect(output()).toMatch(/\d types? exportés?, inchangés?/);
    expect(output()).toContain("0 paire de types comparée en");
  });

  test("what cannot be compared is told, and nothing is printed", async () => {
    expect(await scrutin("diff", "old")).toBe(2);
    expect(errors()).toContain("it takes two versions");
    expect(await scrutin("diff", "old", "nowhere")).toBe(2);
    expect(errors()).toContain("nowhere: no such file or folder");
    expect(await scrutin("diff", "old", "")).toBe(2);
    expect(errors()).toContain("one of the file names is empty");
    await write("broken/notes.xsd", notes(["a"]).replace("n:Kind", "n:Knd"));
    expect(await scrutin("diff", "old", "broken")).toBe(2);
    expect(errors()).toContain("broken/notes.xsd:3");
    expect(output()).toBe("");
  });
});

describe("update", () => {
  beforeEach(async () => {
    await write("schemas/notes.xsd", notes(["a", "b"]));
    await write("scrutin.config.json", '{ "schemas": "schemas/notes.xsd", "output": "generated" }');
    await write("package.json", '{ "name": "mine", "version": "1.4.2" }');
    expect(await scrutin("generate")).toBe(0);
  });
  const archive = (files: Readonly<Record<string, string>>): Uint8Array =>
    zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
  const next = { "insee-2/notes.xsd": notes(["a", "b", "c"]), "insee-2/LISEZMOI.txt": "…" };

  test("shows only, until it is told to apply; then schemas, code and history change together", async () => {
    await write("next.zip", archive(next));
    const before = await listing();
    expect(await scrutin("update", "next.zip")).toBe(0);
    expect(errors()).toContain("add --yes to apply");
    expect(errors()).toContain("proposed version: 1.5.0 (from 1.4.2, minor)");
    expect(output()).toContain('new code "c"');
    expect(await listing()).toEqual(before);
    expect(await scrutin("update", "next.zip", "--dry-run", "--yes")).toBe(0);
    expect(await listing()).toEqual(before);
    expect(await scrutin("update", "next.zip", "--yes")).toBe(0);
    expect(await read("schemas/notes.xsd")).toBe(notes(["a", "b", "c"]));
    expect(await read("generated/notes.ts")).toContain('"c"');
    expect(await read("schemas/HISTORY.md")).toMatch(
      /\| \d{4}-\d\d-\d\d \| minor \| [0-9a-f]{64} \|/,
    );
    expect(await listing()).not.toContain(".scrutin-update");
    expect(await scrutin("generate", "--check")).toBe(0);
    expect(await scrutin("update", "next.zip", "--yes")).toBe(0);
    expect(terminal.errors.at(-1)).toContain("nothing has changed");
  });

  test.for([
    ["../notes.xsd", notes(["a"]), "next.zip!/../notes.xsd"],
    ["notes.xsd", notes(["a"]).replace("n:Kind", "n:Knd"), "src-resolve"],
    ["readme.txt", "no schema", "no .xsd schema"],
  ] as const)(
    "an archive with %s is refused, and the old tree stays",
    async ([path, text, message]) => {
      await write("next.zip", archive({ [path]: text }));
      const before = [await listing(), await read("schemas/notes.xsd")];
      expect(await scrutin("update", "next.zip", "--yes")).toBe(2);
      expect(errors()).toContain(message);
      expect([await listing(), await read("schemas/notes.xsd")]).toEqual(before);
    },
  );

  test("an archive whose bytes are not what it says is refused", async () => {
    const bytes = archive(next);
    const at = Buffer.from(bytes).indexOf("insee-2/notes.xsd") + 40;
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    await write("next.zip", bytes);
    expect(await scrutin("update", "next.zip", "--yes")).toBe(2);
    expect(await read("schemas/notes.xsd")).toBe(notes(["a", "b"]));
  });

  test("rules of the publisher are taken and generated with the schemas", async () => {
    const rules = (most: number): string =>
      `<schema xmlns="http://purl.oclc.org/dsdl/schematron"><ns prefix="n" uri="urn:n"/><pattern><rule context="n:note"><assert id="short" test="string-length(kind) &lt;= ${most}">Too long.</assert></rule></pattern></schema>`;
    await write(
      "scrutin.config.json",
      '{ "schemas": "schemas/notes.xsd", "output": "generated", "rules": "schemas/notes.sch" }',
    );
    await write("schemas/notes.sch", rules(3));
    expect(await scrutin("generate")).toBe(0);
    const before = await read("generated/rules.ts");
    await write("next/notes.xsd", notes(["a", "b", "c"]));
    await write("next/notes.sch", rules(5));
    expect(await scrutin("update", "next", "--yes")).toBe(0);
    expect(await read("schemas/notes.sch")).toBe(rules(5));
    expect(await read("generated/rules.ts")).not.toBe(before);
    expect(await scrutin("generate", "--check")).toBe(0);
  });

  test("a schema that the publisher took away goes, and the code with it", async () => {
    const including = notes(["a"]).replace(
      "<xs:element",
      '<xs:include schemaLocation="more.xsd"/><xs:element',
    );
    await write("schemas/notes.xsd", including);
    await write(
      "schemas/more.xsd",
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:n"><xs:complexType name="More"/></xs:schema>',
    );
    expect(await scrutin("generate")).toBe(0);
    expect(await listing()).toContain("generated/more.ts");
    await write("next/notes.xsd", notes(["a"]));
    expect(await scrutin("update", "next", "--yes")).toBe(0);
    expect(await listing()).not.toContain("generated/more.ts");
    expect(await listing()).not.toContain("schemas/more.xsd");
    expect(errors()).toContain("proposed version: 2.0.0");
  });
});

test.for([
  ["1.4.2", "none", "1.4.2"],
  ["1.4.2", "patch", "1.4.3"],
  ["1.4.2", "minor", "1.5.0"],
  ["1.4.2", "major", "2.0.0"],
  ["0.4.2", "minor", "0.4.3"],
  ["0.4.2", "major", "0.5.0"],
  ["2.0.0-rc.1", "minor", "2.1.0"],
] as const)("after %s a %s change makes %s", ([version, step, expected]) => {
  expect(nextVersion(version, step)).toBe(expected);
});

test("values are shown as they are, whatever colons, pipes and stars they have", async () => {
  await write("old/notes.xsd", notes(["a : b", "x|*yyyyy*", "`zzzzzz`"]));
  await write("new/notes.xsd", notes(["q"]));
  for (const locale of ["fr", "en"]) {
    const args = ["diff", "old", "new", "--no-source", "--locale", locale];
    expect(await scrutin(...args, "--format", "markdown", "-o", "report.md")).toBe(0);
    const report = await read("report.md");
    expect(report).toContain("<kind>a : b</kind>");
    expect(report).toContain("a : b");
    expect(report).toContain("x\\|\\*yyyyy\\*");
    expect(report).toContain("\\`zzzzzz\\`");
    expect(report).not.toMatch(locale === "fr" ? /\*\* \([^)]*\):/ : /\*\* \([^)]*\)\s:/);
    terminal.output.length = 0;
    expect(await scrutin(...args)).toBe(0);
    expect(output()).toMatch(/ old\/notes\.xsd:\d+ → new\/notes\.xsd:\d+ /);
  }
});

test("what the compiler refuses makes the step a major one, whatever documents say", async () => {
  const part = (type: string): string => `<xs:element name="count" type="${type}" minOccurs="0"/>`;
  await write("old/notes.xsd", notes(["a"], part("xs:int")));
  await write("new/notes.xsd", notes(["a"], part("xs:string")));
  const stepOf = async (...more: readonly string[]): Promise<string> => {
    terminal.output.length = 0;
    expect(await scrutin("diff", "old", "new", "--format", "json", ...more)).toBe(0);
    return (JSON.parse(output()) as { readonly step: string }).step;
  };
  // All integers are texts, but numbers in TypeScript are none.
  expect(await stepOf("--no-source")).toBe("minor");
  expect(await stepOf()).toBe("major");
  await write("new/notes.xsd", notes(["a", "b"], part("xs:int")));
  expect(await stepOf()).toBe("minor");
});

test("an element of the root that is gone is gone for programs too", async () => {
  const more = '<xs:element name="memo" type="n:Kind"/></xs:schema>';
  await write("old/notes.xsd", notes(["a"]).replace("</xs:schema>", more));
  await write("new/notes.xsd", notes(["a"]));
  expect(await scrutin("diff", "old", "new")).toBe(0);
  expect(output()).toMatch(/MemoElement: code that builds and code that reads no longer compile/);
  await write(
    "new/notes.xsd",
    notes(["a"]).replace("</xs:schema>", more.replace("n:Kind", "xs:date")),
  );
  terminal.output.length = 0;
  expect(await scrutin("diff", "old", "new")).toBe(0);
  expect(output()).toMatch(/MemoElement: code that (?:builds|reads)/);
});

test("a namespace in the place of another is told, with the option that compares them as one", async () => {
  await write("old/notes.xsd", notes(["a"]));
  await write("new/notes.xsd", notes(["a"]).replaceAll("urn:n", "urn:n:2"));
  expect(await scrutin("diff", "old", "new", "--no-source")).toBe(0);
  expect(errors()).toContain("--namespace urn:n=urn:n:2 compares them as one");
  terminal.errors.length = 0;
  terminal.output.length = 0;
  const mapped = ["diff", "old", "new", "--no-source", "--namespace", "urn:n=urn:n:2"];
  expect(await scrutin(...mapped, "--fail-on", "any")).toBe(0);
  expect(output()).toContain("Both versions say the same.");
  expect(errors()).toBe("");
});

test.for([
  ["urn:n", "urn:m"],
  ["", "urn:m"],
] as const)(
  "a witness has the namespace that its own version knows: %s=%s",
  async ([old, newer]) => {
    const schema = (namespace: string, codes: readonly string[]): string =>
      namespace === ""
        ? notes(codes)
            .replace(/ xmlns:n="urn:n" targetNamespace="urn:n"/, "")
            .replaceAll('"n:', '"')
        : notes(codes).replaceAll("urn:n", namespace);
    await write("old/notes.xsd", schema(old, ["a", "b"]));
    await write("new/notes.xsd", schema(newer, ["a", "c"]));
    const mapped = ["--no-source", "--namespace", `${old}=${newer}`, "--witness", "proof"];
    expect(await scrutin("diff", "old", "new", ...mapped)).toBe(0);
    expect(output()).toContain('code "b" renamed to "c"');
    for (const [witness, valid, invalid] of [
      ["proof/writers.xml", "old", "new"],
      ["proof/readers.xml", "new", "old"],
    ] as const) {
      expect(await scrutin("validate", witness, "--schema", `${valid}/notes.xsd`)).toBe(0);
      expect(await scrutin("validate", witness, "--schema", `${invalid}/notes.xsd`)).toBe(1);
    }
  },
);

test("a namespace to be renamed that is not there is told; names that look alike are told apart", async () => {
  await write("old/notes.xsd", notes(["a"]));
  await write("new/notes.xsd", notes(["a"]).replaceAll("urn:n", "urn:n:2"));
  const mapped = ["diff", "old", "new", "--no-source", "--namespace", "urn:nn=urn:n:2"];
  expect(await scrutin(...mapped)).toBe(0);
  expect(errors()).toContain("--namespace: the old version does not have the namespace urn:nn");
  expect(output()).toContain("{urn:n}Kind: type renamed to {urn:n:2}Kind");
});

test("a constraint that compares other values by a new type is named", async () => {
  const keyed = (type: string): string =>
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r"><xs:complexType><xs:sequence><xs:element name="e" maxOccurs="9"><xs:complexType><xs:attribute name="k" type="xs:${type}"/></xs:complexType></xs:element></xs:sequence></xs:complexType><xs:unique name="mine"><xs:selector xpath="e"/><xs:field xpath="@k"/></xs:unique></xs:element></xs:schema>`;
  await write("old/r.xsd", keyed("string"));
  await write("new/r.xsd", keyed("integer"));
  expect(await scrutin("diff", "old", "new", "--no-source")).toBe(0);
  expect(output()).toContain("identity constraint mine changed");
});
