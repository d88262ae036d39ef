import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { SimpleTypeDefinition } from "../../generator/schema/components.js";
import { loadSchema } from "../../generator/schema/load.js";
import { simpleTypeDescriptor } from "../../generator/schema/simple-type-descriptor.js";
import { fieldMistakes } from "../../playground/src/form/field-schema.js";
import { type Locale, setLocale, validate } from "../../runtime/index.js";
import { root } from "../../scripts/root.js";

/*
 * What a field of the page says of its value at each key, by its zod schema, is what the check of the whole document says there afterwards.
 */

const places = [
  "schemas/electoral/echanges-mairies-insee-unite-electorale.xsd",
  "schemas/electoral/echanges-mairies-insee-gestion.xsd",
];
let types: readonly SimpleTypeDefinition[];
beforeAll(async () => {
  const locations = places.map((place) => root + place);
  const { schema } = await loadSchema({ locations, read: (path) => readFile(path) });
  types = [...schema.typeDefinitions.values()].filter(
    (type) => type.kind === "simpleTypeDefinition",
  );
});
afterEach(() => setLocale("fr"));

const texts = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.stringMatching(/^[0-9A-Za-z -]{0,12}$/u),
  fc.constantFrom("", "2008", "2008-02", "2008-02-30", "44109", "M", "p", "é".repeat(300)),
);

test.for<Locale>(["fr", "en"])("the field and the document agree, in words too: %s", (locale) => {
  setLocale(locale);
  expect(types.length).toBeGreaterThan(20);
  let refused = 0;
  fc.assert(
    fc.property(fc.nat(), texts, (index, text) => {
      const type = types[index % types.length];
      if (type === undefined) return;
      const descriptor = simpleTypeDescriptor(type, { integers: "exact" });
      const said = validate(descriptor, text, { locale }).map(({ message }) => message);
      const mistakes = fieldMistakes(type, text);
      expect(mistakes).toEqual([...new Set(said)]);
      if (mistakes.length > 0) refused++;
    }),
    { numRuns: 500 },
  );
  expect(refused).toBeGreaterThan(50);
});

test("of what is missing a field says nothing", () => {
  for (const type of types) expect(fieldMistakes(type, undefined)).toEqual([]);
});
