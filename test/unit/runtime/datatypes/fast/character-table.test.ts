import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { xsString } from "../../../../../runtime/datatypes/built-ins.js";
import { charactersOf, consistsOf } from "../../../../../runtime/datatypes/fast/character-table.js";
import { markupFreeFormsOf } from "../../../../../runtime/datatypes/fast/test.js";
import { fastTextOf } from "../../../../../runtime/datatypes/fast/text.js";
import type { SimpleType } from "../../../../../runtime/descriptors.js";
import { isValid } from "../../../../../runtime/validate.js";

const typeOf = (native: string | undefined): SimpleType => ({
  kind: "simpleType",
  variety: "atomic",
  base: () => xsString,
  ...(native === undefined ? {} : { facets: { patterns: [{ xsd: "", native }] } }),
});

const ofOneClass = [
  "[A-Za-zÀ-ÿŒœ \\-']*",
  "[0-9]{5}",
  "[0-9]{2,}",
  "[0-9]{1,3}",
  "\\d+",
  "\\p{Nd}?",
  "\\P{Lu}*",
  "[^0-9]",
  '[a"<&>]*',
  "[ a]{3}",
  "[\\w--\\d]*",
  "[a\\]b]+",
];
const ofOther = ["[0-9]{2}[A-Z]", "a*", "[0-9]*|[a-z]*", "(?:[0-9])*", "[[0-9]a]*", "[\\q{ab|c}]*"];

const texts = fc.oneof(
  fc.string({
    unit: fc.constantFrom(..."aZ09 é]œŸʼ\"&<>-'\u0085\ud7ff\ud800\udc00\ufffe\t\n"),
    maxLength: 6,
  }),
  fc.string({ unit: fc.constantFrom(..."0123456789"), maxLength: 6 }),
  fc.string({ unit: "binary", maxLength: 4 }),
);

describe("the characters of a form", () => {
  test.each([undefined, ...ofOneClass].map((native) => [native]))("are known for %s", (native) => {
    const type = typeOf(native === undefined ? undefined : `^(?:${native})$`);
    const [form] = markupFreeFormsOf(type) ?? [];
    if (form?.kind !== "form") throw new Error("no form");
    const characters = charactersOf(form.source);
    if (characters === undefined) throw new Error("no characters");
    const whole = new RegExp(form.source, "v");
    fc.assert(
      fc.property(texts, (text) => {
        const right = whole.test(text);
        // Beyond the table a class is not known: no then says nothing.
        if (characters.all || /^[\0-\u017f]*$/.test(text))
          expect(consistsOf(characters, text)).toBe(right);
        else expect(right || !consistsOf(characters, text)).toBe(true);
      }),
      { numRuns: 1500, seed: 11 },
    );
  });

  test.each(ofOther.map((native) => [native]))("are not known for %s", (native) => {
    const [form] = markupFreeFormsOf(typeOf(`^(?:${native})$`)) ?? [];
    if (form?.kind !== "form") throw new Error("no form");
    expect(charactersOf(form.source)).toBeUndefined();
  });

  test.each([...ofOneClass, ...ofOther].map((native) => [native]))(
    "are in valid text alone: %s",
    (native) => {
      const type = typeOf(`^(?:${native})$`);
      const fast = fastTextOf(type, (text) => `escaped ${text}`);
      fc.assert(
        fc.property(texts, (text) => {
          const written = fast?.(text);
          if (written !== undefined) expect(isValid(type, text)).toBe(true);
          if (written === text) expect(text).not.toMatch(/["&<>]/);
        }),
        { numRuns: 300, seed: 12 },
      );
    },
  );
});
