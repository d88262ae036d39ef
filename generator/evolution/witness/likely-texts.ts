import type { SimpleTypeDefinition } from "../../schema/components.js";
import { holdsNames } from "../../schema/members.js";
import { markNames } from "../languages/marked-names.js";
import { membersOf, primitivesOf, stepsOf } from "../simple/simple-facts.js";
import type { Texts } from "../walk/declared-texts.js";

/** Texts at the edge of what types take: their bounds, listed and fixed values, what is near them, and usual values. */
export function* likelyTexts(...all: readonly Texts[]): Generator<string> {
  yield* betweenBounds(all);
  for (const { type, fixed } of all) {
    if (fixed !== undefined)
      yield holdsNames(type) ? markNames(fixed.lexical, fixed.namespaces) : fixed.lexical;
    const types = membersOf(type).flatMap((member) => [member, ...innerTypes(member)]);
    for (const one of types) {
      const named = holdsNames(one);
      for (const { kind, value, namespaces } of stepsOf(one).flatMap(({ facets }) => facets)) {
        if (kind === "enumeration") yield named ? markNames(value, namespaces) : value;
        if (!/^(?:min|max)(?:In|Ex)clusive$/.test(kind)) continue;
        yield value;
        yield* near(value.trim());
      }
      for (const primitive of primitivesOf(one)) yield* examples[primitive] ?? [];
    }
  }
}

/** Numbers in the middle of two bounds. */
function* betweenBounds(all: readonly Texts[]): Generator<string> {
  const bounds = all.flatMap(({ type }) =>
    stepsOf(type).flatMap(({ facets }) =>
      facets
        .filter(({ kind }) => /^(?:min|max)(?:In|Ex)clusive$/.test(kind))
        .map(({ value }) => Number(value)),
    ),
  );
  for (const [index, one] of bounds.entries())
    for (const other of bounds.slice(index + 1))
      if (one !== other && Number.isFinite(one + other)) yield String((one + other) / 2);
}

/** Texts of more characters are not tried. */
const mostCharacters = 100_000;

/** Texts and lists that are one longer than they may be, or as long as they may. */
export function* longTexts(...all: readonly Texts[]): Generator<string> {
  for (const { type } of all)
    for (const { kind, value } of stepsOf(type).flatMap(({ facets }) => facets)) {
      const most = Number(value);
      if (!/(?:[lL]ength|Digits)$/.test(kind) || most > mostCharacters) continue;
      for (const count of [most, most + 1])
        for (const one of ["1", "a", "1 ", "a "]) yield one.repeat(count).trim();
      if (kind === "fractionDigits") yield `0.${"1".repeat(most + 1)}`;
    }
}

function innerTypes({
  itemTypeDefinition: item,
}: SimpleTypeDefinition): readonly SimpleTypeDefinition[] {
  return item === undefined ? [] : membersOf(item);
}

/** The literal with one of its numbers one more or less, with a zone, as another number. */
function* near(literal: string): Generator<string> {
  for (const match of literal.matchAll(/\d+/g)) {
    for (const step of [1, -1]) {
      const number = BigInt(match[0]) + BigInt(step);
      if (number < 0n) continue;
      const digits = String(number).padStart(match[0].length, "0");
      yield literal.slice(0, match.index) + digits + literal.slice(match.index + match[0].length);
    }
  }
  yield `${literal}Z`;
  yield literal.replace(/(?:Z|[+-]\d\d:\d\d)$/, "");
  const number = Number(literal);
  if (Number.isFinite(number)) yield* [String(number * 2), String(number / 2), String(-number)];
}

const examples: Readonly<Record<string, readonly string[]>> = {
  float: ["0", "1", "-1", "1E38", "-1E38", "INF", "-INF", "NaN", "0.5"],
  double: ["0", "1", "-1", "1E300", "-1E300", "INF", "-INF", "NaN", "0.5"],
  duration: ["P1D", "-P1D", "P100Y", "-P100Y", "PT0S", "PT1S", "P1M"],
  dateTime: [
    "2000-01-01T00:00:00",
    "0001-01-01T00:00:00Z",
    "9999-12-31T00:00:00",
    "2000-01-01T00:00:00Z",
  ],
  date: ["2000-01-01", "0001-01-01", "9999-12-31", "2000-01-01Z", "-0001-01-01"],
  time: ["00:00:00", "23:59:59", "12:00:00", "12:00:00Z"],
  gYear: ["2000", "0001", "9999", "2000Z", "-0001"],
  gYearMonth: ["2000-01", "0001-01", "9999-12", "2000-01Z"],
  gMonthDay: ["--01-01", "--12-31", "--06-15", "--06-15Z"],
  gDay: ["---01", "---31", "---15", "---15Z"],
  gMonth: ["--01", "--12", "--06", "--06Z"],
  QName: ["a"],
  decimal: ["0", "1", "-1"],
  boolean: ["true", "false"],
};
