import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fromJsonText, toJsonText } from "../../../../../generator/cli/convert/json-document.js";
import { run } from "../../../../../generator/cli/program.js";
import { invalidExamples, validExamples } from "../../../../support/exemples.js";
import { type TestTerminal, testTerminal } from "../../../../support/terminal.js";

const english = { SCRUTIN_LOCALE: "en" };
let folder: string;
let terminal: TestTerminal;
const [valid] = validExamples();
const [invalid] = invalidExamples();
if (valid === undefined || invalid === undefined) throw new Error("there are no examples");

const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="n"><xs:complexType><xs:sequence><xs:element name="d" type="xs:double" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element></xs:schema>`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-documents-"));
  await writeFile(join(folder, "n.xsd"), schema);
  await writeFile(join(folder, "valid.xml"), "<n><d>1</d></n>");
  await writeFile(join(folder, "invalid.xml"), "<n>\r\n\t<d>1</d><d>one</d>\r\n</n>");
  await writeFile(join(folder, "doctype.xml"), "<!DOCTYPE n><n><d>1</d></n>");
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  terminal = testTerminal(folder);
});
const scrutin = (...args: string[]): Promise<number> => run(args, terminal);

describe("validate", () => {
  test("knows the electoral schemas without being told", async () => {
    expect(await scrutin("validate", valid.path)).toBe(0);
    expect(terminal.output).toEqual([]);
    expect(terminal.errors).toEqual(["1 document, valide"]);
    expect(await scrutin("validate", valid.path, invalid.path)).toBe(1);
    expect(terminal.output.join("\n")).toContain(invalid.rule);
  });

  test("says by which schemas it judged, where it does not know the root", async () => {
    const about = /^scrutin: without --schema, documents are judged by the electoral schemas/;
    terminal = testTerminal(folder, "<note/>", english);
    expect(await scrutin("validate")).toBe(1);
    expect(terminal.errors.filter((line) => about.test(line))).toHaveLength(1);
    terminal = testTerminal(folder, "<note/>", english);
    expect(await scrutin("validate", "--schema", "n.xsd")).toBe(1);
    expect(await scrutin("validate", invalid.path)).toBe(1);
    expect(terminal.errors.some((line) => about.test(line))).toBe(false);
  });

  test("shows where a mistake is, in French or English", async () => {
    expect(await scrutin("validate", "--schema", "n.xsd", "--locale", "en", "invalid.xml")).toBe(1);
    expect(terminal.output[0]).toMatch(/^invalid\.xml:2:10: cvc-datatype-valid\S*: \/n\/d\[2\]: /);
    expect(terminal.output[0]?.split("\n").slice(1)).toEqual([
      "   2 | \t<d>1</d><d>one</d>",
      "     | \t        ^",
    ]);
    expect(terminal.errors).toEqual(["1 document, 1 invalid, 1 mistake"]);
  });

  test("reads the standard input, folders and patterns", async () => {
    terminal = testTerminal(folder, "<n><d>x</d></n>");
    expect(await scrutin("validate", "--schema", "n.xsd")).toBe(1);
    expect(terminal.output[0]).toMatch(/^-:1:4: /);
    expect(await scrutin("validate", "--schema", "n.xsd", "*valid.xml")).toBe(1);
    expect(terminal.errors.at(-1)).toBe("2 documents, 1 invalide, 1 erreur");
    expect(await scrutin("validate", "--schema", "n.xsd", "--allow-doctype", ".")).toBe(1);
    expect(terminal.errors.at(-1)).toBe("3 documents, 1 invalide, 1 erreur");
  });

  test("refuses a DOCTYPE unless it may be there", async () => {
    expect(await scrutin("validate", "--schema", "n.xsd", "doctype.xml")).toBe(1);
    expect(terminal.output[0]).toMatch(/^doctype\.xml:1:1: xml-doctype: .*«\s--allow-doctype\s»/);
    expect(await scrutin("validate", "--schema", "n.xsd", "--allow-doctype", "doctype.xml")).toBe(
      0,
    );
  });

  test("what cannot be read does not keep it from judging the others", async () => {
    const args = [
      "validate",
      "--schema",
      "n.xsd",
      "none.xml",
      "invalid.xml",
      "n.zip",
      "*.none",
      "valid.xml",
    ];
    await writeFile(join(folder, "n.zip"), "PK\u0003\u0004 and no more");
    terminal = testTerminal(folder, "", english);
    expect(await scrutin(...args)).toBe(2);
    expect(terminal.output.join()).toMatch(/^invalid\.xml:2:10: /);
    expect(terminal.errors).toEqual([
      "scrutin: none.xml: no such file or folder",
      "scrutin: n.zip: it is damaged: the end of the archive is missing",
      "scrutin: *.none: no file matches this pattern",
      "5 documents, 1 invalid, 1 mistake, 3 unreadable",
    ]);
    terminal = testTerminal(folder, "", english);
    expect(await scrutin(...args, "--format", "json")).toBe(2);
    expect(JSON.parse(terminal.output.join("\n"))).toMatchObject([
      { file: "none.xml", valid: false, failure: "none.xml: no such file or folder" },
      { file: "invalid.xml", valid: false },
      { file: "n.zip", valid: false },
      { file: "*.none", valid: false },
      { file: "valid.xml", valid: true },
    ]);
    terminal = testTerminal(folder, "", english);
    expect(await scrutin(...args, "--format", "sarif")).toBe(2);
    expect(JSON.parse(terminal.output.join("\n"))).toMatchObject({
      runs: [{ results: [{}], invocations: [{ executionSuccessful: false }] }],
    });
  });

  test("a document may come through a pipe that is named, with the limits", async () => {
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    for (const [text, code] of [
      ["<n><d>1</d></n>", 0],
      ["<n><d>x</d></n>", 1],
    ] as const) {
      const [result] = await Promise.all([
        scrutin("validate", "--schema", "n.xsd", "pipe"),
        writeFile(pipe, text),
      ]);
      expect(result).toBe(code);
    }
    const [result] = await Promise.all([
      scrutin("validate", "--schema", "n.xsd", "--max-size", "100", "pipe"),
      writeFile(pipe, `<n>${"<d>1</d>".repeat(100)}</n>`),
    ]);
    expect(result).toBe(1);
    expect(terminal.output.join()).toContain("limit-document-length");
    await rm(pipe);
  });

  test.for([
    [["--max-depth", "1"], "<n><d>1</d></n>", "limit-depth"],
    [["--max-attributes", "0"], '<n a="1"><d>1</d></n>', "limit-attributes"],
    [["--max-text", "3"], "<n><d>12345678</d></n>", "limit-text-length"],
    [["--max-size", "9"], "<n><d>1</d></n>", "limit-document-length"],
  ] as const)("%j bounds what a document costs", async ([options, text, code]) => {
    for (const command of ["validate", "convert"]) {
      terminal = testTerminal(folder, text);
      expect(await scrutin(command, "--schema", "n.xsd", ...options)).toBe(1);
      expect([...terminal.output, ...terminal.errors].join()).toContain(code);
      terminal = testTerminal(folder, text);
      const widened = options.map((option) => (/^\d/.test(option) ? "1000" : option));
      await scrutin(command, "--schema", "n.xsd", ...widened);
      expect([...terminal.output, ...terminal.errors].join()).not.toContain(code);
    }
  });

  test("says that it waits for the standard input, where a person would have to type it", async () => {
    terminal = { ...testTerminal(folder, "<n><d>1</d></n>", english), typed: true };
    expect(await scrutin("validate", "--schema", "n.xsd")).toBe(0);
    expect(terminal.errors[0]).toBe(
      "scrutin: reading the standard input; end it with Ctrl-D, or name files",
    );
  });

  test("schemas that are bad are said to be bad, and nothing of writing", async () => {
    terminal = testTerminal(folder, "", english);
    expect(await scrutin("validate", "--schema", "valid.xml", "valid.xml")).toBe(2);
    expect(terminal.errors.at(-1)).toBe("scrutin: 1 error in the schemas");
  });

  test("writes JSON and SARIF", async () => {
    const args = ["validate", "--schema", "n.xsd", "valid.xml", "invalid.xml", "--format"];
    expect(await scrutin(...args, "json")).toBe(1);
    expect(JSON.parse(terminal.output.join("\n"))).toMatchObject([
      { file: "valid.xml", valid: true, issues: [] },
      { file: "invalid.xml", valid: false, issues: [{ position: { line: 2, column: 10 } }] },
    ]);
    terminal.output.length = 0;
    expect(await scrutin(...args, "sarif")).toBe(1);
    const location = {
      physicalLocation: {
        artifactLocation: { uri: "invalid.xml" },
        region: { startLine: 2, startColumn: 10 },
      },
    };
    expect(JSON.parse(terminal.output.join("\n"))).toMatchObject({
      version: "2.1.0",
      runs: [
        {
          tool: { driver: { name: "scrutin" } },
          results: [{ level: "error", locations: [location] }],
        },
      ],
    });
  });

  test.for([
    [["none.xml"], "none.xml: no such file or folder"],
    [["--schema", "none.xsd", "valid.xml"], "none.xsd: no such file or folder"],
    [["--schema", "valid.xml", "valid.xml"], "in the schemas"],
    [["--format", "xml"], "Allowed choices are text, json, jsonl, sarif, svrl, github, junit"],
    [["--max-issues", "few"], "It must be a whole number"],
  ] as const)("%j cannot run: %s", async ([args, message]) => {
    terminal = testTerminal(folder, "", english);
    expect(await scrutin("validate", ...args)).toBe(2);
    expect(terminal.errors.join("\n")).toContain(message);
  });
});

describe("convert", () => {
  test.for(validExamples())("$name goes to JSON and back without loss", async ({ path }) => {
    const json = testTerminal(folder);
    expect(await run(["convert", path], json)).toBe(0);
    const xml = testTerminal(folder, json.output.join("\n"));
    expect(await run(["convert", "--indent", "0"], xml)).toBe(0);
    const again = testTerminal(folder, xml.output.join("\n"));
    expect(await run(["convert"], again)).toBe(0);
    expect(again.output).toEqual(json.output);
    expect(json.output.join("")).toContain('"$element"');
  });

  test("an invalid document is not converted, and said what is wrong", async () => {
    expect(await scrutin("convert", "--schema", "n.xsd", "invalid.xml", "-o", "out.json")).toBe(1);
    expect(terminal.errors[0]).toMatch(/^invalid\.xml:2:10: cvc-datatype-valid/);
    await expect(readFile(join(folder, "out.json"))).rejects.toThrow();
    terminal = testTerminal(folder, '{ "$element": "n", "value": { "d": [true] } }');
    expect(await scrutin("convert", "--schema", "n.xsd")).toBe(1);
    expect(terminal.errors[0]).toContain("value-type");
  });

  test.for([
    [".", ": this is a folder, and a document is needed"],
    ["n.zip", "n.zip: this is a zip archive and no document; unpack it first"],
  ] as const)("%s is no document", async ([file, message]) => {
    terminal = testTerminal(folder, "", english);
    expect(await scrutin("convert", "--schema", "n.xsd", file)).toBe(2);
    expect(terminal.errors.join()).toContain(file + message.slice(message.indexOf(":")));
  });

  test("what goes to the standard output is in the encoding that it declares", async () => {
    const parts: Uint8Array[] = [];
    const text = '{ "$element": "s", "value": "é" }';
    await writeFile(
      join(folder, "s.xsd"),
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="s" type="xs:string"/></xs:schema>',
    );
    terminal = { ...testTerminal(folder, text), write: async (part) => void parts.push(part) };
    expect(await scrutin("convert", "--schema", "s.xsd", "--encoding", "ISO-8859-1")).toBe(0);
    expect(Buffer.concat(parts).toString("latin1")).toContain('encoding="ISO-8859-1"?>\n<s>é</s>');
  });

  test("writes a file in the encoding that was asked for", async () => {
    terminal = testTerminal(folder, '{ "$element": "n", "value": { "d": [1.5] } }');
    expect(
      await scrutin("convert", "--schema", "n.xsd", "--encoding", "ISO-8859-1", "-o", "out.xml"),
    ).toBe(0);
    expect(await readFile(join(folder, "out.xml"), "latin1")).toContain('encoding="ISO-8859-1"');
  });

  test.for([
    ['{ "$element": "m", "value": {} }', "the schemas declare no element m"],
    ['{ "value": {} }', 'expected { "$element"'],
    ["{", "-:1:2: this JSON cannot be read: the text ends too early"],
  ] as const)("%s cannot be converted: %s", async ([text, message]) => {
    terminal = testTerminal(folder, text, english);
    expect(await scrutin("convert", "--schema", "n.xsd")).toBe(2);
    expect(terminal.errors.join("\n")).toContain(message);
  });

  test("JSON keeps what it has no words for", () => {
    const value = {
      d: [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 0, 1.5],
      big: 123456789012345678901234567890n,
      nil: null,
      ["__proto__"]: "data",
      inner: { text: "NaN" },
    };
    const element = { namespace: "urn:a", local: "n" };
    const back = fromJsonText(toJsonText({ element, value }, 0), "x.json");
    expect(back).toMatchObject({ element });
    expect(back.value).toEqual(value);
    expect(Object.keys(back.value as object)).toContain("__proto__");
  });
});
