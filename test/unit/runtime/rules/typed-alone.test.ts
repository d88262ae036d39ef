import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { wholeSending } from "../../../../bench/units.js";
import { EnvoiLotDUnitesElectoralesElement } from "../../../../generated/electoral/index.js";
import { schemas } from "../../../../generated/electoral/schema-set.js";
import { electoralRules } from "../../../../generated/electoral-rules.js";
import type { XmlIssue } from "../../../../runtime/issues.js";
import { parse } from "../../../../runtime/parse.js";
import { typedRules, useRules } from "../../../../runtime/rules/index.js";
import { serialize } from "../../../../runtime/serialize.js";
import { validate } from "../../../../runtime/validate.js";
import { root } from "../../../../scripts/root.js";

const folder = `${root}/schemas/electoral/exemples/regles/`;
const alone = typedRules(electoralRules);
const all = useRules(electoralRules);
const said = ({ code, level, path, rule }: XmlIssue): readonly unknown[] => [
  code,
  level,
  path,
  rule,
];

test("functions alone say of every example which rules it breaks, how gravely and where", () => {
  const set = schemas();
  let broken = 0;
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".xml"))) {
    const { value, element } = parse(set, readFileSync(folder + file, "utf8"));
    const descriptor = element === undefined ? undefined : set.elements.get(element);
    if (descriptor === undefined || value === undefined) throw new Error(file);
    const found = alone.checkValue(descriptor, value);
    const expected = all.checkValue(descriptor, value);
    broken += expected.length;
    // Texts have no place of their own in a value.
    const isText = found.map(({ path }) => path.length === 0);
    const told = (issues: readonly XmlIssue[]): readonly unknown[] =>
      issues.map((issue, index) => said(isText[index] === true ? { ...issue, path: [] } : issue));
    expect(told(found)).toEqual(told(expected));
    for (const [index, { message }] of found.entries())
      for (const piece of message.split("…"))
        expect(expected[index]?.message).toContain(piece.trim().slice(0, 20));
  }
  expect(broken).toBeGreaterThan(60);
});

test("they are asked by validate and serialize as others are, by level and phase", () => {
  const value = wholeSending(2);
  const element = EnvoiLotDUnitesElectoralesElement;
  expect(validate(element, value, { rules: alone })).toEqual([]);
  expect(serialize(element, value, { rules: alone })).toBe(serialize(element, value));
  expect(() => alone.checkValue(element, value, { phase: "no" })).toThrow(RangeError);
  expect(() => alone.checkDocument("<a/>")).toThrow(RangeError);
});

test("what no function says is told", () => {
  const { typed: _, ...untyped } = electoralRules;
  const element = EnvoiLotDUnitesElectoralesElement;
  const issues = typedRules(untyped).checkValue(element, wholeSending(1), {
    locale: "en",
    level: "error",
  });
  expect(issues.length).toBeGreaterThan(3);
  expect(new Set(issues.map(({ code, level }) => `${code} ${level}`))).toEqual(
    new Set(["rule-not-run information"]),
  );
});
