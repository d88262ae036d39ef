import { readdirSync, readFileSync } from "node:fs";
import { electoralRules } from "scrutin";
import { describe, expect, test } from "vitest";
import { lotOfUnits, sending, units, wholeSending } from "../../../../bench/units.js";
import { schemas } from "../../../../generated/electoral/schema-set.js";
import { readSchematron } from "../../../../generator/schematron/read/read.js";
import { EnvoiLotDUnitesElectoralesElement } from "../../../../index.js";
import {
  parse,
  parseStream,
  serialize,
  serializeStream,
  validateDocument,
  validateStream,
} from "../../../../runtime/index.js";
import { type XmlIssue, XmlValidationError } from "../../../../runtime/issues.js";
import { type Rules, useRules } from "../../../../runtime/rules/index.js";
import { root } from "../../../../scripts/root.js";

const rules = useRules(electoralRules);
const folder = `${root}/schemas/electoral/exemples/regles/`;
const examples = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
  path.endsWith(".xml"),
);

function said({ code, path, xpath, level, message }: XmlIssue): string {
  return `${code} ${level} ${path.join(".")} ${xpath} ${message}`;
}

function inPieces(text: string, length: number): readonly string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += length) pieces.push(text.slice(at, at + length));
  return pieces;
}

describe("electoral rules over streams", () => {
  test("say of every example what they say of the whole document", async () => {
    expect(examples.length).toBeGreaterThan(50);
    for (const path of examples) {
      const text = readFileSync(folder + path, "utf8");
      const expected = validateDocument(schemas(), text, { rules }).map(said);
      const found = await validateStream(schemas(), inPieces(text, 777), { rules });
      expect(found.map(said), path).toEqual(expected);
    }
  });

  test("are said with the items that break them", async () => {
    const value = wholeSending(40);
    const broken = serialize(EnvoiLotDUnitesElectoralesElement, value).replace(
      "<el:DateDeFin>2009-02-28</el:DateDeFin></el:PeriodeDeRevision><el:NumeroDEnregistrement>31<",
      "<el:DateDeFin>2007-02-28</el:DateDeFin></el:PeriodeDeRevision><el:NumeroDEnregistrement>31<",
    );
    const parts = [];
    for await (const part of parseStream(
      EnvoiLotDUnitesElectoralesElement,
      inPieces(broken, 5000),
      { rules, at: lotOfUnits },
    ))
      parts.push(part);
    const told = parts.flatMap((part, index) => part.issues.map(({ code }) => `${index} ${code}`));
    expect(told).toEqual(["30 PER-1", "30 PER-1-LOT"]);
    expect(parts[30]).toMatchObject({ kind: "item", index: 30, value: undefined });
    expect(parts.at(-1)).toMatchObject({ kind: "end", value: undefined });
    const whole = parse(EnvoiLotDUnitesElectoralesElement, broken, { rules });
    expect(parts.flatMap(({ issues }) => issues.map(said)).sort()).toEqual(
      whole.issues.map(said).sort(),
    );
  });

  test("a count of what comes is told at the end", async () => {
    const text = serialize(EnvoiLotDUnitesElectoralesElement, wholeSending(40)).replace(
      "<el:NombreDUnites>40<",
      "<el:NombreDUnites>41<",
    );
    const parts = [];
    for await (const part of parseStream(EnvoiLotDUnitesElectoralesElement, text, {
      rules,
      at: lotOfUnits,
    }))
      parts.push(part);
    expect(parts.at(-1)?.issues.map(({ code, path }) => [code, path])).toEqual([
      ["CNT-1", ["enveloppeElectorale", "nombreDUnites"]],
    ]);
  });

  test("keep a stream from being written that breaks one", async () => {
    const write = async (count: number, said: number): Promise<string> => {
      let text = "";
      const stream = serializeStream(
        EnvoiLotDUnitesElectoralesElement,
        sending(said),
        units(count),
        {
          at: lotOfUnits,
          rules,
        },
      );
      for await (const chunk of stream) text += chunk;
      return text;
    };
    const expected = serialize(EnvoiLotDUnitesElectoralesElement, wholeSending(300));
    expect(await write(300, 300)).toBe(expected);
    const failure: unknown = await write(300, 301).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(XmlValidationError);
    expect((failure as XmlValidationError).issues.map(({ code }) => code)).toEqual(["CNT-1"]);
  });
});

describe("a rule that needs the whole document", () => {
  const needy = rulesOf("el:AvisDInscription", "@xml:id = following-sibling::el:*/@xml:id");

  test("says so once, and the others are asked", async () => {
    const text = serialize(EnvoiLotDUnitesElectoralesElement, wholeSending(30));
    const found = await validateStream(EnvoiLotDUnitesElectoralesElement, text, {
      rules: [needy, rules],
      locale: "en",
    });
    expect(found.map(({ code, level, message }) => [code, level, message])).toEqual([
      [
        "rule-not-run",
        "information",
        "the rule p-1 was not checked: it needs the whole document, which is read or written in pieces",
      ],
    ]);
  });

  test("ends a stream that is written, unless somebody is told", async () => {
    const write = async (onIssue?: (issue: XmlIssue) => void): Promise<void> => {
      const options = { at: lotOfUnits, rules: needy, onIssue };
      const head = sending(9);
      const stream = serializeStream(EnvoiLotDUnitesElectoralesElement, head, units(9), options);
      for await (const chunk of stream) expect(chunk).not.toBe("");
    };
    await expect(write()).rejects.toThrow(XmlValidationError);
    const told: XmlIssue[] = [];
    await write((issue) => told.push(issue));
    expect(told.map(({ code }) => code)).toEqual(["rule-not-run"]);
  });
});

function rulesOf(context: string, test: string): Rules {
  const text = `<schema xmlns="http://purl.oclc.org/dsdl/schematron"><ns prefix="el" uri="http://xml.insee.fr/schema/electoral"/><pattern id="p"><rule context="${context}"><report test="${test}">m</report></rule></pattern></schema>`;
  const { ruleSet } = readSchematron(text, { file: "r.sch", locale: "en" });
  if (ruleSet === undefined) throw new Error(text);
  return useRules(ruleSet);
}
