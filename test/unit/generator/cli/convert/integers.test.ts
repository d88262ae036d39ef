import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../../../../../generator/cli/program.js";
import { testTerminal } from "../../../../support/terminal.js";

const simpleType = (name: string, inner: string): string =>
  `<xs:simpleType name="${name}">${inner}</xs:simpleType>`;
const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  ${simpleType("list", '<xs:list itemType="xs:integer"/>')}
  ${simpleType("union", '<xs:union memberTypes="xs:boolean xs:integer xs:double"/>')}
  ${simpleType("bounded", '<xs:restriction base="xs:integer"><xs:minInclusive value="-1"/></xs:restriction>')}
  ${simpleType("padded", '<xs:restriction base="xs:integer"><xs:pattern value="0*-?\\d+"/></xs:restriction>')}
  <xs:complexType name="attributed"><xs:simpleContent><xs:extension base="xs:integer"><xs:attribute name="n" type="bounded"/></xs:extension></xs:simpleContent></xs:complexType>
  <xs:element name="r"><xs:complexType><xs:choice maxOccurs="unbounded">
    ${["integer", "nonNegativeInteger", "positiveInteger", "decimal"].map((type) => `<xs:element name="${type}" type="xs:${type}"/>`).join("")}
    ${["list", "union", "bounded", "padded", "attributed"].map((type) => `<xs:element name="${type}" type="${type}"/>`).join("")}
    <xs:element name="any"/>
  </xs:choice></xs:complexType></xs:element>
</xs:schema>`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-integers-"));
  await writeFile(join(folder, "r.xsd"), schema);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Canonical, from one digit to forty, about the limits of what JavaScript holds exactly. */
const integer = fc.oneof(
  fc.bigInt({ min: 0n, max: 10n ** 40n }),
  fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }),
  fc.bigInt({ min: 2n ** 63n - 3n, max: 2n ** 64n + 3n }),
);
const part = fc.oneof(
  fc.tuple(
    fc.constantFrom("integer", "nonNegativeInteger", "decimal", "union", "bounded", "padded"),
    integer.map((value) => String(value + 2n)),
  ),
  fc.tuple(
    fc.constantFrom("integer", "union", "padded"),
    integer.map((value) => String(-value)),
  ),
  fc.tuple(
    fc.constant("list"),
    fc.array(integer, { minLength: 1 }).map((all) => all.join(" ")),
  ),
);
const element = fc.oneof(
  part.map(([name, text]) => `<${name}>${text}</${name}>`),
  fc.tuple(integer, integer).map(([a, b]) => `<attributed n="${a}">${b}</attributed>`),
  integer.map(
    (value) =>
      `<any xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:integer">${value}</any>`,
  ),
);

const scrutin = async (command: string, input: string): Promise<string> => {
  const terminal = testTerminal(folder, input);
  const code = await run(
    [command, "--schema", "r.xsd", "--indent", "0"].slice(0, command === "validate" ? 3 : 5),
    terminal,
  );
  expect([...terminal.errors, ...terminal.output].join("\n")).not.toContain("cvc-");
  expect(code).toBe(0);
  return terminal.output.join("\n");
};

test("integers of any length are valid, and go to JSON and back without loss", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(element, { minLength: 1, maxLength: 8 }), async (elements) => {
      const document = `<r>${elements.join("")}</r>`;
      await scrutin("validate", document);
      const json = await scrutin("convert", document);
      expect(JSON.parse(json)).toBeTypeOf("object");
      const inside = (xml: string): readonly string[] =>
        [...xml.matchAll(/-?\d{3,}/g)].map(([digits]) => digits);
      const back = await scrutin("convert", json);
      expect(inside(back)).toEqual(inside(document));
      expect(await scrutin("convert", back)).toBe(json);
    }),
    { numRuns: 60 },
  );
});

test("a number in JSON that has lost digits is refused, with a way out", async () => {
  const json =
    '{ "$element": "r", "value": { "content": [{ "kind": "integer", "value": 99999999999999999999 }] } }';
  const terminal = testTerminal(folder, json);
  expect(await run(["convert", "--schema", "r.xsd", "--locale", "en"], terminal)).toBe(1);
  expect(terminal.errors.join("\n")).toContain('in JSON, { "$integer": "…" }');
});
