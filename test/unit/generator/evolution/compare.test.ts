import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { CompareOptions, Comparison } from "../../../../generator/evolution/comparison.js";
import { compareSchemas, loadVersion } from "../../../../generator/evolution.js";
import { schemaSetOf } from "../../../../generator/generate.js";
import { validateDocument } from "../../../../runtime/parse.js";
import { root } from "../../../../scripts/root.js";
import { readFrom, xsd } from "../../../support/schemas-in-memory.js";

type Files = Readonly<Record<string, string>>;

async function compare(
  old: string | Files,
  newer: string | Files,
  options: CompareOptions = {},
): Promise<Comparison> {
  const [before, after] = await Promise.all(
    [old, newer].map((files) => {
      const texts = typeof files === "string" ? { "t.xsd": xsd(files) } : files;
      return loadVersion({ locations: Object.keys(texts).slice(0, 1), read: readFrom(texts) });
    }),
  );
  if (before === undefined || after === undefined) throw new Error("not loaded");
  return compareSchemas(before, after, { locale: "en", ...options });
}

const order = (more: string, codes: readonly string[] = ["a", "b"]): string =>
  `<xs:element name="order" type="t:Order"/>
   <xs:complexType name="Order"><xs:sequence><xs:element name="line" type="t:Line" maxOccurs="9"/>${more}</xs:sequence></xs:complexType>
   <xs:complexType name="Line"><xs:attribute name="code" type="t:Code" use="required"/><xs:attribute name="other" type="t:Code"/></xs:complexType>
   <xs:simpleType name="Code"><xs:restriction base="xs:token">${codes.map((code) => `<xs:enumeration value="${code}"/>`).join("\n")}</xs:restriction></xs:simpleType>
   <xs:element name="code" type="t:Code"/>`;

describe("an entry", () => {
  test("says what changed where, whom it reaches and whom it breaks", async () => {
    const { entries } = await compare(order(""), order("", ["a"]));
    expect(entries).toHaveLength(1);
    const [entry] = entries;
    expect(entry).toMatchObject({
      kind: "enumeration-removed",
      component: { kind: "simpleType", name: "{urn:t}Code", path: "" },
      detail: { value: "b" },
      reach: { places: 3, roots: ["{urn:t}order", "{urn:t}code"] },
      readers: { verdict: "holds" },
      step: "major",
    });
    // The code stands on a line of its own.
    expect([entry?.old?.line, entry?.new?.line]).toEqual([6, 5]);
    expect(entry?.old?.file).toBe("t.xsd");
  });

  test("has the same fingerprint in every run, another for another change", async () => {
    const prints = async (codes: readonly string[]): Promise<readonly string[]> =>
      (await compare(order(""), order("", codes))).entries.map(({ fingerprint }) => fingerprint);
    const [first, second, other] = [await prints(["a"]), await prints(["a"]), await prints(["b"])];
    expect(first).toEqual(second);
    expect(first).not.toEqual(other);
    expect(first[0]).toMatch(/^[0-9a-f]{12}$/);
  });

  test("is one for each cause, however many there are", async () => {
    const optional = '<xs:element name="note" type="xs:string" minOccurs="0"/>';
    const required = '<xs:element name="date" type="xs:date"/>';
    const { entries, step } = await compare(
      order(optional),
      order(optional + required, ["a", "b", "c"]),
    );
    const verdicts = entries.map(({ kind, writers, readers }) => [
      kind,
      writers.verdict,
      readers.verdict,
    ]);
    expect(verdicts).toEqual([
      ["element-added-required", "breaks", "breaks"],
      ["enumeration-added", "holds", "breaks"],
    ]);
    expect(step).toBe("major");
  });

  test("is found below what was added before it", async () => {
    const before = sequenceOf('<xs:element name="b" type="xs:integer"/>');
    const after = sequenceOf('<xs:element name="a"/><xs:element name="b" type="xs:int"/>');
    const { entries } = await compare(before, after);
    expect(entries.map(({ kind, writers }) => [kind, writers.verdict])).toEqual([
      ["type-narrowed", "breaks"],
      ["element-added-required", "breaks"],
    ]);
  });
});

const sequenceOf = (content: string): string =>
  `<xs:element name="r"><xs:complexType><xs:sequence>${content}</xs:sequence></xs:complexType></xs:element>`;

describe("a witness", () => {
  test("is valid by one version and not by the other, and says why", async () => {
    const [old, newer] = [order(""), order('<xs:element name="date" type="xs:date"/>')];
    const { writers } = await compare(old, newer);
    if (writers.verdict !== "breaks") throw new Error(writers.verdict);
    const { document, root: label, validBy, issue } = writers.witness;
    const [before, after] = await Promise.all(
      [old, newer].map(async (text) =>
        schemaSetOf(
          await loadVersion({ locations: ["t.xsd"], read: readFrom({ "t.xsd": xsd(text) }) }),
        ),
      ),
    );
    if (before === undefined || after === undefined) throw new Error("not loaded");
    expect(validateDocument(before, document)).toEqual([]);
    expect(validateDocument(after, document, { locale: "en" })).toEqual([issue]);
    expect([label, validBy]).toEqual(["{urn:t}order", "old"]);
    expect(document).toBe('<t:order xmlns:t="urn:t">\n  <t:line code="a"/>\n</t:order>\n');
    expect(issue.code).toBe("cvc-complex-type.2.4.b");
  });

  test.each([
    [
      "a key that needs other values",
      '<xs:key name="k"><xs:selector xpath="t:a"/><xs:field xpath="."/></xs:key>',
    ],
    [
      "a key that needs attributes",
      '<xs:unique name="k"><xs:selector xpath="t:a"/><xs:field xpath="@id"/></xs:unique>',
    ],
  ])("has what is asked for by %s", async (_, constraint) => {
    const type = (counts: string, more = ""): string =>
      `<xs:element name="r"><xs:complexType><xs:sequence><xs:element name="a" ${counts}><xs:complexType><xs:simpleContent><xs:extension base="xs:int"><xs:attribute name="id" type="xs:int" use="required"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>${more}</xs:sequence></xs:complexType>${constraint}</xs:element>`;
    const { readers } = await compare(
      type('minOccurs="3" maxOccurs="3"'),
      type('minOccurs="3" maxOccurs="4"'),
    );
    expect(readers.verdict).toBe("breaks");
  });
});

describe("what nobody can reach breaks nobody", () => {
  const nobody = (type: string): string =>
    sequenceOf(`<xs:element name="time" type="t:T" minOccurs="0"/>`) +
    `<xs:simpleType name="T"><xs:restriction base="xs:time"><xs:pattern value="d{2}:${type}"/></xs:restriction></xs:simpleType>`;

  test("a pattern that no value matches, made another one", async () => {
    const { writers, readers, entries } = await compare(nobody("a"), nobody("b"));
    expect([writers.verdict, readers.verdict]).toEqual(["holds", "holds"]);
    expect(entries.map(({ kind, step }) => [kind, step])).toEqual([["pattern-changed", "patch"]]);
  });

  test("an element that would have to hold itself", async () => {
    const endless = (type: string): string =>
      `${sequenceOf('<xs:element name="a" type="t:N" minOccurs="0"/>')}<xs:complexType name="N"><xs:sequence><xs:element name="n" type="t:N"/><xs:element name="x" type="${type}"/></xs:sequence></xs:complexType>`;
    const { writers, readers } = await compare(endless("xs:int"), endless("xs:date"));
    expect([writers.verdict, readers.verdict]).toEqual(["holds", "holds"]);
  });
});

describe("renames", () => {
  test("do not hide what breaks", async () => {
    const type = (name: string, more: string): string =>
      `<xs:element name="r" type="t:${name}"/><xs:complexType name="${name}"><xs:sequence><xs:element name="a"/><xs:element name="b"/><xs:element name="c"/>${more}</xs:sequence></xs:complexType>`;
    const { entries, writers } = await compare(
      type("Old", ""),
      type("New", '<xs:element name="d"/>'),
    );
    expect(entries.map(({ kind, detail }) => [kind, detail])).toEqual([
      ["type-renamed", { to: "{urn:t}New", certainty: "85" }],
      ["element-added-required", { name: "{urn:t}d" }],
    ]);
    expect(writers).toMatchObject({ verdict: "breaks", onlyByTypeName: false });
  });
});

describe("where things stand changes nothing", () => {
  const type =
    '<xs:complexType name="T"><xs:sequence><xs:element name="a" type="xs:int"/></xs:sequence></xs:complexType>';

  test("a file is split", async () => {
    const one = xsd(`<xs:element name="r" type="t:T"/>${type}`);
    const two = {
      "t.xsd": xsd('<xs:include schemaLocation="u.xsd"/><xs:element name="r" type="t:T"/>'),
      "u.xsd": xsd(type),
    };
    const { writers, readers, step, entries } = await compare({ "t.xsd": one }, two);
    expect([writers.verdict, readers.verdict, step]).toEqual(["holds", "holds", "patch"]);
    expect(entries.map(({ kind, detail }) => [kind, detail])).toEqual([
      ["file-moved", { old: "t.xsd", new: "u.xsd" }],
    ]);
  });

  test("namespaces that were renamed are compared as one", async () => {
    const old = { "t.xsd": xsd(`<xs:element name="r" type="t:T"/>${type}`) };
    const newer = {
      "t.xsd": xsd(`<xs:element name="r" type="t:T"/>${type}`).replaceAll("urn:t", "urn:t:2"),
    };
    const other = await compare(old, newer);
    expect([other.writers.verdict, other.readers.verdict]).toEqual(["breaks", "breaks"]);
    const same = await compare(old, newer, { namespaces: { "urn:t": "urn:t:2" } });
    expect([same.writers.verdict, same.readers.verdict, same.step]).toEqual([
      "holds",
      "holds",
      "none",
    ]);
    const narrower = { "t.xsd": newer["t.xsd"].replace("xs:int", "xs:short") };
    const { writers } = await compare(old, narrower, { namespaces: { "urn:t": "urn:t:2" } });
    expect(writers).toMatchObject({ verdict: "breaks", witness: { root: "{urn:t}r" } });
  });
});

describe("what is not decided is said not to be", () => {
  test("beyond the budget", async () => {
    const pattern = (count: number): string =>
      `<xs:element name="r"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="[ab]*a[ab]{${count}}"/></xs:restriction></xs:simpleType></xs:element>`;
    const { writers } = await compare(
      pattern(12),
      pattern(12).replace("[ab]{12}", "[ab]{11}[ab]"),
      { budget: 1000 },
    );
    expect(writers).toEqual({
      verdict: "undecided",
      reasons: [{ kind: "budget", component: "{urn:t}r", budget: 1000 }],
    });
  });

  test("values that a key compares in another way", async () => {
    const keyed = (type: string): string =>
      `<xs:element name="r"><xs:complexType><xs:sequence><xs:element name="a" type="t:S" maxOccurs="9"/></xs:sequence></xs:complexType><xs:unique name="u"><xs:selector xpath="t:a"/><xs:field xpath="."/></xs:unique></xs:element><xs:simpleType name="S"><xs:restriction base="xs:${type}"><xs:pattern value="0?1"/></xs:restriction></xs:simpleType>`;
    const { writers } = await compare(keyed("string"), keyed("int"));
    // "1" and "01" are two strings, and one number: that is found.
    expect(writers.verdict).toBe("breaks");
  });
});

test("a part of a key that may be nil now breaks the key", async () => {
  const keyed = (nillable: string): string =>
    `<xs:element name="r"><xs:complexType><xs:sequence><xs:element name="a" type="xs:int" minOccurs="0" ${nillable}/></xs:sequence></xs:complexType><xs:key name="k"><xs:selector xpath="*"/><xs:field xpath="."/></xs:key></xs:element>`;
  const { writers } = await compare(keyed(""), keyed('nillable="true"'));
  expect(writers).toMatchObject({
    verdict: "breaks",
    witness: { issue: { code: "cvc-identity-constraint.4.2.3" } },
  });
});

test("a part of a key that is no simple value any more breaks the key", async () => {
  const keyed = (type: string): string =>
    `<xs:element name="r"><xs:complexType><xs:sequence><xs:element name="a" type="${type}"/></xs:sequence></xs:complexType><xs:unique name="k"><xs:selector xpath="t:a"/><xs:field xpath="."/></xs:unique></xs:element>
     <xs:complexType name="M" mixed="true"/>`;
  const { writers } = await compare(keyed("xs:string"), keyed("t:M"));
  expect(writers).toMatchObject({
    verdict: "breaks",
    witness: { issue: { code: "cvc-identity-constraint.3" } },
  });
});

test("what is let in strictly may be declared nowhere and name its type", async () => {
  const holder = (content: string): string =>
    `<xs:element name="r"><xs:complexType><xs:sequence>${content}</xs:sequence></xs:complexType></xs:element>`;
  const strict = '<xs:any namespace="##other" processContents="strict"/>';
  const { writers } = await compare(holder(strict), holder('<xs:element name="a" type="xs:int"/>'));
  expect(writers).toMatchObject({ verdict: "breaks" });
  if (writers.verdict === "breaks") expect(writers.witness.document).toContain("xsi:type=");
});

test("a type that only what is let in strictly can name is looked at", async () => {
  const holder = (base: string): string =>
    `<xs:element name="r"><xs:complexType><xs:sequence><xs:any namespace="urn:u" processContents="strict"/></xs:sequence></xs:complexType></xs:element>
     <xs:complexType name="C"><xs:simpleContent><xs:extension base="xs:${base}"/></xs:simpleContent></xs:complexType>`;
  const { writers, readers } = await compare(holder("positiveInteger"), holder("float"));
  expect(writers).toEqual({ verdict: "holds" });
  expect(readers).toMatchObject({
    verdict: "breaks",
    witness: { document: expect.stringContaining(':C"') },
  });
});

test("the electoral schemas are compared with themselves in no time", async () => {
  const location = `${root}schemas/electoral/EnvoiGestion.xsd`;
  const read = async (path: string): Promise<Uint8Array> => readFileSync(path);
  const [old, newer] = [
    await loadVersion({ locations: [location], read }),
    await loadVersion({ locations: [location], read }),
  ];
  const { writers, readers, step, entries, effort } = compareSchemas(old, newer);
  expect([writers.verdict, readers.verdict, step, entries]).toEqual(["holds", "holds", "none", []]);
  expect(effort.pairs).toBe(0);
});
