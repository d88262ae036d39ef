import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { run } from "../../../../../generator/cli/program.js";
import type { Comparison } from "../../../../../generator/evolution/comparison.js";
import { root } from "../../../../../scripts/root.js";
import { type TestTerminal, testTerminal } from "../../../../support/terminal.js";

/* `--namespace OLD=NEW`: schemas, witnesses and one's own documents, with and without a namespace on either side. */

let folder: string;
let terminal: TestTerminal;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-namespace-"));
  terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "en" });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, content: string): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), content);
}
const read = (name: string): Promise<string> => readFile(join(folder, name), "utf8");
const scrutin = (...args: string[]): Promise<number> => {
  terminal.output.length = 0;
  terminal.errors.length = 0;
  return run(args, terminal);
};
const errors = (): string => terminal.errors.join("\n");

interface Printed extends Comparison {
  readonly namespaces?: readonly unknown[];
  readonly documents?: {
    readonly breaking: readonly {
      readonly file: string;
      readonly issue: { readonly position: { readonly line: number; readonly column: number } };
    }[];
    readonly alreadyInvalid: readonly string[];
  };
}
async function compare(...more: readonly string[]): Promise<Printed> {
  const args = ["diff", "old", "new", "--no-source", "--format", "json", ...more];
  expect([await scrutin(...args), errors().replace(/^scrutin: witness .*$\n?/gm, "")]).toEqual([
    0,
    "",
  ]);
  const printed: unknown = JSON.parse(terminal.output.join("\n"));
  const schema = JSON.parse(await readFile(`${root}schemas/scrutin/diff.schema.json`, "utf8"));
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  expect([ajv.validate(schema, printed), ajv.errors]).toEqual([true, null]);
  return printed as Printed;
}

type Form = "qualified" | "unqualified";

/** Lots with lines, a name of a type, an attribute with a form and a name in a value, in a namespace or in none. */
function lots(namespace: string, form: Form, codes: readonly string[]): string {
  const target = namespace === "" ? "" : ` targetNamespace="${namespace}" xmlns:t="${namespace}"`;
  const own = namespace === "" ? "" : "t:";
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"${target} elementFormDefault="${form}">
<xs:element name="lot"><xs:complexType><xs:sequence>
  <xs:element name="line" type="${own}Line" maxOccurs="unbounded"/>
</xs:sequence><xs:attribute ref="${own}version"/></xs:complexType></xs:element>
<xs:attribute name="version" type="xs:int"/>
<xs:complexType name="Line"><xs:sequence><xs:element name="code" type="${own}Code"/></xs:sequence></xs:complexType>
<xs:complexType name="Long"><xs:complexContent><xs:extension base="${own}Line"><xs:sequence>
  <xs:element name="kind" minOccurs="0"><xs:simpleType><xs:restriction base="xs:QName"><xs:enumeration value="${own}big"/></xs:restriction></xs:simpleType></xs:element>
</xs:sequence></xs:extension></xs:complexContent></xs:complexType>
<xs:simpleType name="Code"><xs:restriction base="xs:string">${codes.map((code) => `<xs:enumeration value="${code}"/>`).join("")}</xs:restriction></xs:simpleType>
</xs:schema>`;
}

/** A document of them; the last line has the code, in the fourth line of the text. */
function lot(namespace: string, form: Form, code: string): string {
  const declared = namespace === "" ? "" : ` xmlns:p="${namespace}"`;
  const named = namespace === "" ? "" : "p:";
  const local = form === "qualified" ? named : "";
  return `<${named}lot xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"${declared} ${named}version="2">
<${local}line xsi:type="${named}Long"><${local}code>a</${local}code><${local}kind>${named}big</${local}kind></${local}line>
<${local}line>
    <${local}code>${code}</${local}code></${local}line>
</${named}lot>`;
}

const forms = ["qualified", "unqualified"] as const;
const ways = (
  [
    ["urn:one", "urn:two"],
    ["", "urn:two"],
    ["urn:one", ""],
  ] as const
).flatMap(([old, newer]) => forms.map((form) => ({ old, newer, form })));

test.for(ways)("lots of $old are lots of $newer, $form", async ({ old, newer, form }) => {
  const option = ["--namespace", `${old}=${newer}`];
  const oldForm = old === "" ? "unqualified" : form;
  await write("old/lots.xsd", lots(old, oldForm, ["a", "b"]));
  await write("new/lots.xsd", lots(newer, newer === "" ? "unqualified" : form, ["a", "b"]));
  const same = await compare(...option);
  expect([same.writers, same.readers, same.entries, same.namespaces]).toEqual([
    { verdict: "holds" },
    { verdict: "holds" },
    [],
    [{ old, new: newer }],
  ]);

  await write("new/lots.xsd", lots(newer, newer === "" ? "unqualified" : form, ["a", "c"]));
  for (const [name, code] of [
    ["good", "a"],
    ["breaks", "b"],
    ["bad", "z"],
  ] as const)
    await write(`docs/${name}.xml`, lot(old, form, code));
  const before = await read("docs/breaks.xml");
  const report = await compare(...option, "--documents", "docs", "--witness", "proof");
  expect(report.documents?.alreadyInvalid).toEqual(["docs/bad.xml"]);
  expect(
    report.documents?.breaking.map(({ file, issue: { position } }) => ({ file, position })),
  ).toEqual([
    { file: "docs/breaks.xml", position: { file: "docs/breaks.xml", line: 4, column: 5 } },
  ]);
  expect(await read("docs/breaks.xml")).toBe(before);
});

test.for(ways)(
  "witnesses of lots of $old and $newer, $form, are those of their own version",
  async ({ old, newer, form }) => {
    const oldForm = old === "" ? "unqualified" : form;
    const newForm = newer === "" ? "unqualified" : form;
    await write(
      "old/lots.xsd",
      lots(old, oldForm, ["a", "b"]).replace('name="Long"', 'name="Old"'),
    );
    await write("new/lots.xsd", lots(newer, newForm, ["a", "c"]));
    await compare("--namespace", `${old}=${newer}`, "--witness", "proof");
    const witnesses = await readdir(join(folder, "proof"));
    expect(witnesses.length).toBeGreaterThan(2);
    for (const name of witnesses) {
      const [mine, its] = name.startsWith("writers") ? ["old", "new"] : ["new", "old"];
      const judged = async (version: string): Promise<number> =>
        scrutin("validate", `proof/${name}`, "--schema", `${version}/lots.xsd`);
      expect([name, await judged(mine), await judged(its)]).toEqual([name, 0, 1]);
    }
  },
);

test("several namespaces are renamed, two of them to one; names in values have others too", async () => {
  const schema = (namespaces: readonly [string, string]): Readonly<Record<string, string>> => {
    const [a, b] = namespaces;
    return {
      "a.xsd": `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${a}" xmlns:b="${b}" elementFormDefault="qualified">
<xs:${a === b ? 'include schemaLocation="b.xsd"' : `import namespace="${b}" schemaLocation="b.xsd"`}/>
<xs:element name="top"><xs:complexType><xs:sequence><xs:element ref="b:part" maxOccurs="2"/></xs:sequence></xs:complexType></xs:element></xs:schema>`,
      "b.xsd": `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${b}" xmlns:b="${b}">
<xs:element name="part"><xs:simpleType><xs:restriction base="xs:QName"><xs:enumeration value="b:x"/></xs:restriction></xs:simpleType></xs:element></xs:schema>`,
    };
  };
  for (const [path, text] of Object.entries(schema(["urn:a", "urn:b"])))
    await write(`old/${path}`, text);
  for (const [path, text] of Object.entries(schema(["urn:c", "urn:c"])))
    await write(`new/${path}`, text);
  const options = ["--namespace", "urn:a=urn:c", "--namespace", "urn:b=urn:c"];
  await write("docs/a.xml", '<top xmlns="urn:a"><q:part xmlns:q="urn:b">q:x</q:part></top>');
  const { writers, readers, documents } = await compare(...options, "--documents", "docs");
  expect([writers.verdict, readers.verdict, documents?.breaking]).toEqual(["holds", "holds", []]);
  const { documents: asTheyAre } = await compare("--documents", "docs");
  expect(asTheyAre?.breaking.length).toBe(1);
});

test.for(["text", "json", "markdown", "html", "sarif"] as const)(
  "a report as %s says that namespaces were renamed, and that documents are read so",
  async (format) => {
    await write("old/lots.xsd", lots("urn:one", "qualified", ["a", "b"]));
    await write("new/lots.xsd", lots("", "unqualified", ["a", "c"]));
    await write("docs/breaks.xml", lot("urn:one", "qualified", "b"));
    for (const [locale, said, of] of [
      [
        "en",
        "compared as if it had never changed: urn:one → none",
        "each read as if its namespace",
      ],
      [
        "fr",
        "n’avait jamais changé\u00a0: urn:one → aucun",
        "chacun lu comme si son espace de noms",
      ],
    ] as const) {
      const args = ["--namespace", "urn:one=", "--documents", "docs", "--locale", locale];
      expect(await scrutin("diff", "old", "new", "--no-source", "--format", format, ...args)).toBe(
        0,
      );
      const text = terminal.output.join("\n");
      expect(text).toContain("docs/breaks.xml");
      if (format === "json") expect(JSON.parse(text)).toHaveProperty("namespaces");
      else {
        expect(text.replace(/<\/?p>/g, "")).toContain(said);
        expect(text).toContain(of);
        if (locale === "fr") expect(said.split(":")[0]).not.toContain("'");
        if (format === "html" || format === "markdown")
          expect(text).toContain(locale === "fr" ? "De old à new" : "From old to new");
      }
    }
  },
);

test("what cannot be renamed is refused, and what is not there is told", async () => {
  const two = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a"><xs:import namespace="urn:b" schemaLocation="b.xsd"/><xs:element name="x"/></xs:schema>`;
  await write("old/a.xsd", two);
  await write("old/b.xsd", two.replace(/<xs:import[^>]*>/, "").replace("urn:a", "urn:b"));
  await write("new/a.xsd", two.replace(/<xs:import[^>]*>/, "").replace("urn:a", "urn:c"));
  const both = ["--namespace", "urn:a=urn:c", "--namespace", "urn:b=urn:c"];
  expect(await scrutin("diff", "old", "new", ...both)).toBe(2);
  expect(errors()).toContain("two components of one version would be called {urn:c}x");
  expect(await scrutin("diff", "old", "new", ...both, "--namespace", "urn:b=urn:d")).toBe(2);
  expect(errors()).toContain("--namespace urn:b= is there several times");
  await scrutin("diff", "old/b.xsd", "new", "--no-source", "--namespace", "urn:b=urn:d");
  expect(errors()).toContain("the new version does not have the namespace urn:d");
  await write("none/a.xsd", two.replace(/<xs:import[^>]*>/, "").replace(/ targetN[^>]*/, ""));
  await scrutin("diff", "none", "new", "--no-source");
  expect(errors()).toContain("--namespace =urn:c compares them as one");
  await scrutin("diff", "new", "none", "--no-source");
  expect(errors()).toContain("--namespace urn:c= compares them as one");
});
