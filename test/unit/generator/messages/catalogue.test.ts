import { describe, expect, test } from "vitest";
import {
  type DiagnosticKey,
  diagnosticMessage,
  diagnosticMessages,
} from "../../../../generator/messages/catalogue.js";
import { mismatchMessages } from "../../../../generator/messages/mismatches.js";

interface Said {
  readonly fr: string;
  readonly en: string;
}

const keys = Object.keys(diagnosticMessages) as DiagnosticKey[];

/** Every sentence with its example, which the types ask of each. */
const sentences: readonly (readonly [string, Said])[] = [
  ...keys.map((key) => {
    const { example } = diagnosticMessages[key];
    const say = (locale: "fr" | "en"): string =>
      diagnosticMessage<DiagnosticKey>(key, example, locale);
    return [key, { fr: say("fr"), en: say("en") }] as const;
  }),
  ...Object.entries(mismatchMessages).map(([rule, message]) => {
    const { fr, en, example } = message as {
      readonly fr: (parameters: unknown) => string;
      readonly en: (parameters: unknown) => string;
      readonly example: unknown;
    };
    return [rule, { fr: fr(example), en: en(example) }] as const;
  }),
];

test("there are sentences", () => {
  expect(sentences.length).toBeGreaterThan(150);
});

describe.for(sentences)("%s", ([, { fr, en }]) => {
  test("is a sentence in both languages, which differ", () => {
    for (const sentence of [fr, en]) {
      expect(sentence).toMatch(/^["«<a-zéàl'’].*[^.\s]$/s);
      expect(sentence).not.toMatch(/undefined|\[object|NaN|\{[a-z]+:/);
    }
    expect(fr).not.toBe(en);
  });

  test("is French as it is printed", () => {
    // What stands in quotation marks and tags is not French.
    const words = fr
      .replace(/«\u00a0[^»]*\u00a0»/g, "«\u00a0…\u00a0»")
      .replace(/<[^>]*>|xmlns:\w+="[^"]*"/g, "<>");
    expect(words).not.toMatch(/['"]/);
    expect(words).not.toMatch(/ [:;?!»]|« /);
    expect(words).not.toMatch(/[^\s\u00a0\u202f][;?!]|[a-zé]: /);
    expect(words).not.toMatch(/\b(?:de|le|la|à)\s+(?:le|les)\s+(?:type|groupe|joker)\b/);
  });
});
