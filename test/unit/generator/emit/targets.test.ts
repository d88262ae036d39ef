import { expect, test } from "vitest";
import { type EmittedFile, emitModules } from "../../../../generator/emit/emit.js";
import { handlePer } from "../../../../generator/emit/handles.js";
import type { Target } from "../../../../generator/emit/target.js";
import { targets } from "../../../../generator/emit/targets/index.js";
import { quote } from "../../../../generator/emit/text/foreign-text.js";
import { array } from "../../../../generator/emit/text/layout.js";
import { planSchema } from "../../../../generator/generate.js";
import type { Declaration } from "../../../../generator/ir/ir.js";
import { loadSchema } from "../../../../generator/schema/load.js";
import { readFrom } from "../../../support/schemas-in-memory.js";

const files = {
  "orders.xsd": `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:o="urn:o" targetNamespace="urn:o">
    <xs:import namespace="urn:p" schemaLocation="people.xsd"/>
    <xs:complexType name="Order"><xs:sequence>
      <xs:element name="code" type="o:Code"/><xs:element name="note" type="xs:string" minOccurs="0"/>
    </xs:sequence></xs:complexType>
    <xs:simpleType name="Code"><xs:restriction base="xs:string"><xs:maxLength value="3"/></xs:restriction></xs:simpleType>
    <xs:complexType name="OrderLabel"><xs:attribute name="a"/></xs:complexType>
    <xs:element name="order" type="o:Order"/>
  </xs:schema>`,
  "people.xsd": `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:p">
    <xs:complexType name="Person"><xs:attribute name="age" type="xs:int"/></xs:complexType>
    <xs:complexType name="labels"><xs:attribute name="a"/></xs:complexType>
  </xs:schema>`,
};

const options = {
  runtime: "scrutin/runtime/v1",
  comments: {},
  deprecated: {},
  locale: "en",
  importExtension: ".js",
  header: "",
  imports: {},
  version: "0",
} as const;

async function emitted(of: readonly Target[]): Promise<ReadonlyMap<string, string>> {
  const { schema, diagnostics } = await loadSchema({
    locations: ["orders.xsd"],
    read: readFrom(files),
  });
  expect(diagnostics).toEqual([]);
  const texts: readonly EmittedFile[] = await emitModules(planSchema(schema, {}), options, of);
  return new Map(texts.map(({ path, text }) => [path, text]));
}

const labelOf = handlePer<Declaration>("value", (name) => `${name}Label`);
const labels = { wanted: "labels", space: "value" } as const;

/** A target as anyone may write one: a constant for each declaration, and a file that lists them all. */
const labelTarget: Target = {
  handles: (declaration) => [labelOf(declaration)],
  statements: (declaration, context) => [
    {
      kind: "constant",
      name: context.name(labelOf(declaration)),
      docs: [],
      type: "string",
      initializer: quote(declaration.component.name?.local ?? ""),
    },
  ],
  files: ({ modules }) => [
    {
      path: "labels.ts",
      isPublic: true,
      handles: [labels],
      statements: (context) => [
        {
          kind: "constant",
          name: context.name(labels),
          docs: [],
          type: "readonly string[]",
          initializer: array(
            modules.flatMap((module) =>
              module.declarations.map((declaration) => context.name(labelOf(declaration))),
            ),
          ),
        },
      ],
    },
  ],
};

test("a target of one's own stands beside the others, and no other file says a word more", async () => {
  const before = await emitted(targets);
  const after = await emitted([...targets, labelTarget]);
  expect([...after.keys()].filter((path) => !before.has(path))).toEqual(["labels.ts"]);
  for (const [path, text] of before) {
    const added = linesNotIn(text, after.get(path) ?? "");
    expect(linesNotIn(after.get(path) ?? "", text), path).toEqual([]);
    expect(added.filter((line) => !/Label(?:\$\d)?: string = |labels\.js/.test(line))).toEqual([]);
  }
});

function linesNotIn(known: string, text: string): readonly string[] {
  const lines = new Set(known.split("\n"));
  return text.split("\n").filter((line) => !lines.has(line));
}

test("its names give way to the schema's, and its references become imports", async () => {
  const texts = await emitted([...targets, labelTarget]);
  const orders = texts.get("orders.ts") ?? "";
  expect(orders).toContain('export const OrderLabel$1: string = "Order";');
  expect(orders).toContain('export const orderLabel$1: string = "order";');
  expect(texts.get("people.ts")).toContain('export const PersonLabel: string = "Person";');
  const list = texts.get("labels.ts") ?? "";
  expect(list).toContain('import { PersonLabel, labelsLabel } from "./people.js";');
  expect(list).toContain("export const labels$1: readonly string[] = [");
  expect(texts.get("index.ts")).toContain('export * from "./labels.js";');
});

test("every name that a target announces is declared, once, where it says", async () => {
  for (const target of targets) {
    const { schema } = await loadSchema({ locations: ["orders.xsd"], read: readFrom(files) });
    const plan = planSchema(schema, {});
    const all = await emitted(targets);
    for (const { path, declarations } of plan.modules) {
      const wanted = declarations.flatMap((one) => target.handles(one, plan));
      for (const { wanted: name } of wanted)
        expect(all.get(path)).toMatch(
          new RegExp(`^export (?:const|type|interface|function) ${name}(?:\\$\\d)?\\b`, "m"),
        );
    }
  }
});

test("a reference to what no target declares is our own mistake, and is thrown", async () => {
  const lost: Target = {
    ...labelTarget,
    handles: () => [],
    files: () => [],
  };
  await expect(emitted([...targets, lost])).rejects.toThrow(/^no target declares \w+Label$/);
});
