import { compareSchemas } from "../../generator/evolution/compare.js";
import type { Comparison, Verdict, Witness } from "../../generator/evolution/comparison.js";
import { Side } from "../../generator/evolution/walk/side.js";
import type { Schema } from "../../generator/schema/components.js";
import { loadSchema } from "../../generator/schema/load.js";
import { validateDocument } from "../../runtime/parse.js";
import { type Libxml2Validator, libxml2ValidatorOf } from "../support/libxml2.js";
import { readFrom } from "../support/schemas-in-memory.js";
import { type Contested, knownError } from "./evolution-disputes.js";
import { RandomDocuments } from "./evolution-documents.js";
import { changedDecisions, Decisions, drawSchema } from "./evolution-schemas.js";
import { mutate, type Random, randomFrom } from "./mutate.js";

/** Two versions of a small schema, as text. */
export interface Pair {
  readonly old: string;
  readonly new: string;
}

/** The pair of a number: a drawn schema with some of its decisions changed, or with its text changed. */
export function drawPair(random: Random): Pair {
  const decisions = new Decisions(new Map(), random);
  const old = drawSchema(decisions);
  if (random.below(5) === 0) return { old, new: mutate(old, random) };
  return { old, new: drawSchema(new Decisions(changedDecisions(decisions.made, random), random)) };
}

/** What was found about one direction of a pair. */
export interface Judged {
  readonly verdict: Verdict["verdict"];
  /** Documents that were tried where it is said to hold. */
  readonly documents: number;
  /** What shows that the verdict is wrong. */
  readonly fault?: string | undefined;
  /** Documents that libxml2 sees otherwise than we do. */
  readonly contested?: readonly Contested[];
  readonly reasons?: string | undefined;
}

export type PairResult =
  | { readonly kind: "unusable" }
  | {
      readonly kind: "compared";
      readonly comparison: Comparison;
      readonly directions: readonly Judged[];
    };

async function load(text: string): Promise<Schema | undefined> {
  const { schema, diagnostics } = await loadSchema({
    locations: ["t.xsd"],
    read: readFrom({ "t.xsd": text }),
    locale: "en",
  });
  return diagnostics.some(({ severity }) => severity === "error") ? undefined : schema;
}

/** Compares a pair, and has every verdict tried: by random documents where it holds, by libxml2 where it breaks. */
export async function judgePair(
  pair: Pair,
  documents: number,
  random: Random,
): Promise<PairResult> {
  const [older, newer] = await Promise.all([load(pair.old), load(pair.new)]);
  if (older === undefined || newer === undefined || pair.old === pair.new)
    return { kind: "unusable" };
  const comparison = compareSchemas(older, newer, { locale: "en", budget: 20_000 });
  const compiled = [pair.old, pair.new].map(libxml2ValidatorOf);
  const [ofOld, ofNew] = compiled.map((one) =>
    typeof one === "string" ? undefined : one.validate,
  );
  try {
    const [old, latest] = [
      { side: new Side(older, "old"), text: pair.old, libxml2: ofOld },
      { side: new Side(newer, "new"), text: pair.new, libxml2: ofNew },
    ];
    const directions = [
      judge(comparison.writers, old, latest, documents, random),
      judge(comparison.readers, latest, old, documents, random),
    ];
    return { kind: "compared", comparison, directions };
  } finally {
    for (const one of compiled) if (typeof one !== "string") one.dispose();
  }
}

interface Version {
  readonly side: Side;
  readonly text: string;
  readonly libxml2: Libxml2Validator | undefined;
}

function judge(
  verdict: Verdict,
  left: Version,
  right: Version,
  count: number,
  random: Random,
): Judged {
  switch (verdict.verdict) {
    case "undecided":
      return {
        verdict: "undecided",
        documents: 0,
        reasons: verdict.reasons.map(({ kind }) => kind).join(),
      };
    case "breaks":
      return { verdict: "breaks", documents: 0, ...confirm(verdict.witness, left, right) };
    case "holds":
      return { verdict: "holds", ...tryToRefute(left, right, count, random) };
  }
}

/** A witness is valid by the one and not by the other, for libxml2 too. */
function confirm({ document, issue }: Witness, left: Version, right: Version): Shown {
  if (!isValid(left, document)) return { fault: `not valid by its own version: ${document}` };
  if (isValid(right, document)) return { fault: `valid by both: ${document}` };
  if (left.libxml2 === undefined || right.libxml2 === undefined) return {};
  const [own, its] = [left.libxml2(document), right.libxml2(document)];
  const refusal = own.errors[0]?.message ?? "";
  const contested: readonly (Contested | undefined)[] = [
    own.valid ? undefined : { schema: left.text, document, valid: true, says: refusal },
    its.valid
      ? { schema: right.text, document, valid: false, says: String(issue.code) }
      : undefined,
  ];
  return { contested: contested.filter((one) => one !== undefined) };
}

type Shown = Pick<Judged, "fault" | "contested">;

function isValid({ side }: Version, document: string): boolean {
  return validateDocument(side.descriptors, document, { locale: "en" }).length === 0;
}

/** Documents with tens of thousands of elements are fewer: so many characters are drawn for one pair. */
const enough = 4_000_000;

function tryToRefute(
  left: Version,
  right: Version,
  count: number,
  random: Random,
): Omit<Judged, "verdict"> {
  const drawer = new RandomDocuments(left.side, random);
  const seen = new Set<string>();
  /** One for each cause. */
  const contested = new Map<string | undefined, Contested>();
  let characters = 0;
  for (let draw = 0; draw < count * 2 && seen.size < count && characters < enough; draw++) {
    const document = drawer.draw();
    if (document === undefined) break;
    characters += document.length;
    if (seen.has(document) || !isValid(left, document)) continue;
    seen.add(document);
    if (!isValid(right, document))
      return { documents: seen.size, fault: `does not hold: ${document}` };
    if (left.libxml2 === undefined || right.libxml2 === undefined) continue;
    const its = left.libxml2(document).valid ? right.libxml2(document) : undefined;
    if (its?.valid !== false) continue;
    const says = its.errors[0]?.message ?? "";
    const one: Contested = { schema: right.text, document, valid: true, says };
    contested.set(knownError(one), one);
  }
  return { documents: seen.size, contested: [...contested.values()] };
}

/** The random numbers of a pair. */
export function randomOf(seed: number, number: number): Random {
  return randomFrom(seed * 1_000_003 + number);
}
