import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import {
  type EnveloppeElectoraleType,
  EnvoiUniteElectoraleElement,
  type EnvoiUniteElectoraleType,
} from "../../generated/electoral/index.js";
import { schemas } from "../../generated/electoral/schema-set.js";
import { type Draft, parse, type XmlIssue } from "../../runtime/index.js";
import { randomFrom } from "../conformance/mutate.js";
import { mutateDocument } from "../conformance/mutate-document.js";
import { invalidExamples, validExamples } from "../support/exemples.js";

const lenient = { lenient: true, locale: "en" } as const;
const strict = { locale: "en" } as const;
const examples = validExamples().filter(({ text }) => text.length < 20_000);
const anyExample = fc.constantFrom(...examples.map(({ text }) => text));

/** What ends a document is in the same place for both; lenient reading may know a deeper element around it. */
const keyOf = ({ code, position, xpath }: XmlIssue): string =>
  `${code} ${position?.line}:${position?.column} ${code.startsWith("xml-") ? "" : xpath}`;

test("a valid document gives the value that strict reading gives", () => {
  for (const { text } of examples) {
    const read = parse(schemas(), text, lenient);
    expect(read).toEqual({ ...parse(schemas(), text, strict), unknown: [] });
  }
});

describe("an invalid example gives its issues and a value", () => {
  test.for(invalidExamples())("$name", ({ text, rule, line }) => {
    const { issues } = parse(schemas(), text, strict);
    const read = parse(schemas(), text, lenient);
    expect(read.ok).toBe(false);
    expect(read.issues.some(({ code, position }) => code === rule && position?.line === line)).toBe(
      true,
    );
    const keys = read.issues.map(keyOf);
    expect(issues.map(keyOf).filter((key) => !keys.includes(key))).toEqual([]);
    // A root that nobody knows has no value, and is kept whole.
    if (read.element === undefined) expect(read.unknown).toHaveLength(1);
    else expect(Object.keys(read.value ?? {}).length + read.unknown.length).toBeGreaterThan(0);
  });
});

test("a mutant gives what strict reading says and more, and is never thrown at", () => {
  fc.assert(
    fc.property(anyExample, fc.nat(), fc.integer({ min: 1, max: 3 }), (text, seed, times) => {
      const random = randomFrom(seed);
      let mutant = text;
      for (let time = 0; time < times; time++) mutant = mutateDocument(mutant, random);
      const read = parse(schemas(), mutant, lenient);
      const judged = parse(schemas(), mutant, strict);
      expect(read.ok).toBe(judged.ok);
      const keys = new Set(read.issues.map(keyOf));
      expect(judged.issues.map(keyOf).filter((key) => !keys.has(key))).toEqual([]);
      if (judged.ok) expect(read).toEqual({ ...judged, unknown: [] });
    }),
    { numRuns: 300 },
  );
});

test("what has no place in the value is kept aside, wherever it is", () => {
  const marker = "zzMARKzz";
  const anyAddition = fc.constantFrom(
    (tag: string) => `${tag}<zz xmlns="urn:zz"><y a="${marker}"/></zz>`,
    (tag: string) => `${tag}<zz>${marker}<y/></zz>`,
    (tag: string) => `${tag}${marker}`,
    (tag: string) => tag.replace(/(?=\/?>$)/, ` zz="${marker}"`),
  );
  fc.assert(
    fc.property(anyExample, fc.nat(), anyAddition, (text, at, add) => {
      const tags = [...text.matchAll(/<[\w:.-]+(?:\s[^<>]*)?(?<!\/)>/g)];
      const tag = tags[at % tags.length];
      if (tag === undefined) throw new Error("no tag");
      const mutant = text.slice(0, tag.index) + add(tag[0]) + text.slice(tag.index + tag[0].length);
      const { value, unknown } = parse(schemas(), mutant, lenient);
      expect(JSON.stringify([value, unknown])).toContain(marker);
    }),
    { numRuns: 200 },
  );
});

test("a document that breaks off gives what was read before", () => {
  fc.assert(
    fc.property(anyExample, fc.nat(), (text, at) => {
      const root = text.indexOf("<", text.search(/<(?![?!])/)) + 1;
      const end = text.indexOf(">", root);
      const cut = end + 1 + (at % (text.trimEnd().length - end - 1));
      const read = parse(schemas(), text.slice(0, cut), lenient);
      expect(read.ok).toBe(false);
      expect(read.value).toBeDefined();
      const whole = parse(schemas(), text, strict).value;
      const isPart = (part: unknown, of: unknown): boolean => {
        if (typeof part !== "object" || part === null) return part === of;
        return Object.entries(part).every(([name, inner]) =>
          isPart(inner, (of as Readonly<Record<string, unknown>> | undefined)?.[name]),
        );
      };
      expect(isPart(read.value, whole)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test("a draft is typed as one", () => {
  const read = parse(EnvoiUniteElectoraleElement, "<x/>", lenient);
  if (read.ok) expectTypeOf(read.value).toEqualTypeOf<EnvoiUniteElectoraleType>();
  else if (read.value !== undefined) {
    const { enveloppeElectorale, contenu } = read.value;
    expectTypeOf(enveloppeElectorale).toEqualTypeOf<Draft<EnveloppeElectoraleType> | undefined>();
    expectTypeOf(enveloppeElectorale?.dateHeureEnvoi).toEqualTypeOf<string | undefined>();
    expectTypeOf(contenu?.avisDInscription?.inscription?.electeur).not.toBeNever();
  }
  expect(read).toMatchObject({ ok: false, value: undefined, unknown: [{ path: [] }] });
});
