import { type Group, judgeByThree, type ThreeVerdicts } from "../support/three-judges.js";
import { fuzzArguments } from "./fuzz-arguments.js";
import { type Random, randomFrom } from "./mutate.js";

/*
 * Drawn content models, derivations and documents: the verdicts on schema and documents beside those of the JDK and of libxml2. Every
 * difference is printed, to be judged with the Recommendation in hand; the case of a number and a seed is always the same.
 */

const names = ["a", "b", "c", "d"];
const usage = "usage: npm run fuzz:particles -- [N [SEED]] [--only NUMBER]";

const { count, seed, only } = fuzzArguments(usage, 500);
const numbers = only === undefined ? Array.from({ length: count }, (_, at) => at) : [only];
const groups = numbers.map((number) => drawGroup(randomFrom(seed * 1_000_003 + number)));
const tally = {
  schemas: 0,
  documents: 0,
  refused: 0,
  valid: 0,
  schemasDiffer: 0,
  documentsDiffer: 0,
};
for (const [index, verdicts] of (await judgeByThree(groups)).entries()) {
  const group = groups[index];
  if (group !== undefined) compare(numbers[index] ?? 0, group, verdicts);
}
console.log(JSON.stringify(tally));

function compare(number: number, group: Group, { ours, jdk, libxml2 }: ThreeVerdicts): void {
  tally.schemas += 1;
  if (only !== undefined) console.log(group.schema);
  const accepted = ours.schema === "valid";
  if (!accepted) tally.refused += 1;
  if (accepted !== (jdk.schema === "valid")) {
    tally.schemasDiffer += 1;
    console.log(
      `${number}\tschema\n  ours: ${ours.schema}\n  jdk: ${jdk.schema}\n  libxml2: ${libxml2.schema}`,
    );
  }
  if (!accepted) return;
  for (const [index, document] of group.documents.entries()) {
    const own = ours.documents[index] === "valid";
    tally.documents += 1;
    if (own) tally.valid += 1;
    const others = [jdk.documents[index], libxml2.documents[index]];
    if (others.every((verdict) => verdict === undefined || (verdict === "valid") === own)) continue;
    tally.documentsDiffer += 1;
    console.log(
      `${number}\t${document}\n  ours: ${ours.documents[index] ?? ""}\n  jdk: ${others[0] ?? "-"}\n  libxml2: ${others[1] ?? "-"}`,
    );
  }
}

/** A particle as it is drawn, to be written and to draw content from. */
type Drawn =
  | { readonly kind: "element"; readonly name: string; readonly min: number; readonly max: number }
  | { readonly kind: "any"; readonly namespace: string; readonly min: number; readonly max: number }
  | {
      readonly kind: "sequence" | "choice" | "all";
      readonly inner: readonly Drawn[];
      readonly min: number;
      readonly max: number;
    };

function drawGroup(random: Random): Group {
  const base = drawContent(random);
  const form = random.below(4);
  const derived = form === 1 ? restrict(random, base) : drawContent(random);
  const definitions =
    form === 0
      ? `<xs:complexType name="T">${written(base)}</xs:complexType>`
      : `<xs:complexType name="B">${written(base)}</xs:complexType><xs:complexType name="T"><xs:complexContent><xs:${form === 3 ? "extension" : "restriction"} base="B">${written(derived)}</xs:${form === 3 ? "extension" : "restriction"}></xs:complexContent></xs:complexType>`;
  const heads = ["m1", "m2"]
    .map((name) => `<xs:element name="${name}" type="xs:string" substitutionGroup="h"/>`)
    .join("");
  const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="h" type="xs:string"/>${heads}${definitions}<xs:element name="r" type="T"/></xs:schema>`;
  const shapes = form === 3 ? [base, derived] : [derived, base];
  const documents = Array.from({ length: 8 }, (_, index) => {
    const names = (form === 0 ? [base] : form === 3 ? shapes : [shapes[index % 2] ?? base]).flatMap(
      (shape) => contentOf(random, shape),
    );
    const changed = index < 3 ? names : spoil(random, names);
    return `<r>${changed.map((name) => `<${name}/>`).join(" ")}</r>`;
  });
  return { schema, documents };
}

function drawContent(random: Random): Drawn {
  if (random.below(8) > 0) return drawGroupParticle(random, 3);
  const inner = names
    .filter(() => random.below(3) > 0)
    .map((name): Drawn => ({ kind: "element", name, min: random.below(2), max: 1 }));
  return { kind: "all", inner, min: random.below(2), max: 1 };
}

/** A choice has something to choose: of one that has not, everyone says something else, and only its own test says what is right. */
function drawGroupParticle(random: Random, depth: number): Drawn {
  const kind = random.below(2) === 0 ? "sequence" : "choice";
  const inner = Array.from({ length: random.below(4) }, () => drawParticle(random, depth - 1));
  const sure: readonly Drawn[] =
    kind === "choice"
      ? [{ kind: "element", name: random.pick(names) ?? "a", min: random.below(2), max: 1 }]
      : [];
  return { kind, inner: [...sure, ...inner], ...drawCounts(random) };
}

function drawParticle(random: Random, depth: number): Drawn {
  const kind = random.below(depth > 0 ? 12 : 8);
  if (kind > 7) return drawGroupParticle(random, depth);
  if (kind === 7)
    return {
      kind: "any",
      namespace: random.pick(["##other", "##any"]) ?? "",
      ...drawCounts(random),
    };
  if (kind === 6) return { kind: "element", name: "h", ...drawCounts(random) };
  return { kind: "element", name: random.pick(names) ?? "a", ...drawCounts(random) };
}

function drawCounts(random: Random): { readonly min: number; readonly max: number } {
  const range = [
    [1, 1],
    [1, 1],
    [1, 1],
    [0, 1],
    [0, 1],
    [0, Number.POSITIVE_INFINITY],
    [1, Number.POSITIVE_INFINITY],
    [0, 0],
    [2, 3],
    [1, 2],
    [2, 2],
  ] as const;
  const [min, max] = random.pick(range) ?? [1, 1];
  return { min, max };
}

/** A change that may be a restriction. */
function restrict(random: Random, drawn: Drawn): Drawn {
  const narrow =
    random.below(3) === 0
      ? {
          min: Math.min(drawn.max, drawn.min + random.below(2)),
          max: random.below(2) === 0 ? Math.max(drawn.min, 1) : drawn.max,
        }
      : { min: drawn.min, max: drawn.max };
  const counts = narrow.min > narrow.max ? { min: drawn.min, max: drawn.max } : narrow;
  if (!("inner" in drawn)) {
    return drawn.min === 0 && random.below(4) === 0
      ? { ...drawn, min: 0, max: 0 }
      : { ...drawn, ...counts };
  }
  const inner = drawn.inner.flatMap((one) => {
    const keep = drawn.kind === "choice" && one === drawn.inner[0];
    if (keep) return [one];
    const dropped = (drawn.kind === "choice" || one.min === 0) && random.below(4) === 0;
    return dropped ? [] : [restrict(random, one)];
  });
  const [only] = inner;
  if (inner.length === 1 && only !== undefined && "inner" in only && random.below(2) === 0)
    return only;
  return { ...drawn, ...(drawn.kind === "all" ? {} : counts), inner };
}

function written(drawn: Drawn): string {
  const max = drawn.max === Number.POSITIVE_INFINITY ? "unbounded" : drawn.max;
  const counts = `minOccurs="${drawn.min}" maxOccurs="${max}"`;
  if (drawn.kind === "any")
    return `<xs:any namespace="${drawn.namespace}" processContents="lax" ${counts}/>`;
  if (drawn.kind === "element") {
    return drawn.name === "h"
      ? `<xs:element ref="h" ${counts}/>`
      : `<xs:element name="${drawn.name}" type="xs:string" ${counts}/>`;
  }
  return `<xs:${drawn.kind} ${counts}>${drawn.inner.map(written).join("")}</xs:${drawn.kind}>`;
}

/** Names of elements that fit, as far as a few rounds of everything go. */
function contentOf(random: Random, drawn: Drawn): readonly string[] {
  const most = Math.min(drawn.max, drawn.min + 2);
  const rounds = drawn.min + random.below(most - drawn.min + 1);
  return Array.from({ length: rounds }, () => once(random, drawn)).flat();
}

function once(random: Random, drawn: Drawn): readonly string[] {
  switch (drawn.kind) {
    case "element":
      return [drawn.name === "h" ? (random.pick(["h", "m1", "m2"]) ?? "h") : drawn.name];
    case "any":
      return [drawn.namespace === "##any" ? "z" : "o:z xmlns:o='urn:o'"];
    case "choice": {
      const branch = random.pick(drawn.inner.filter(({ max }) => max > 0));
      return branch === undefined ? [] : contentOf(random, branch);
    }
    case "sequence":
      return drawn.inner.flatMap((inner) => contentOf(random, inner));
    case "all":
      return [...drawn.inner]
        .sort(() => random.below(3) - 1)
        .flatMap((inner) => contentOf(random, inner));
  }
}

/** One element too many, too few, or in another place. */
function spoil(random: Random, content: readonly string[]): readonly string[] {
  const at = random.below(content.length + 1);
  const added = random.pick([...names, "m1", "z"]) ?? "a";
  switch (random.below(3)) {
    case 0:
      return [...content.slice(0, at), added, ...content.slice(at)];
    case 1:
      return content.filter((_, index) => index !== at);
    default:
      return [...content.slice(at), ...content.slice(0, at)];
  }
}
