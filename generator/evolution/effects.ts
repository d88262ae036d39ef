import type { ChangeKind } from "./change-kinds.js";
import type { SourceEffect, Step, Verdict } from "./comparison.js";

type Effect = SourceEffect["builders"];

/** What to expect of who builds and who reads values in TypeScript, by the table in docs/evolution.md; and the least step. */
type Expected = readonly [builders: Effect, readers: Effect, least: Step];

const nothing: Expected = ["holds", "holds", "patch"];
const names: Expected = ["breaks", "breaks", "patch"];

const expected: Readonly<Record<ChangeKind, Expected>> = {
  "root-added": ["holds", "holds", "minor"],
  "root-removed": names,
  "root-renamed": names,
  "type-added": ["holds", "holds", "minor"],
  "type-removed": names,
  "type-renamed": names,
  "group-added": nothing,
  "group-removed": nothing,
  "group-renamed": nothing,
  "attribute-group-added": nothing,
  "attribute-group-removed": nothing,
  "attribute-group-renamed": nothing,
  "global-attribute-added": ["holds", "holds", "minor"],
  "global-attribute-removed": nothing,
  "notation-added": ["holds", "holds", "minor"],
  "notation-removed": nothing,
  "notation-changed": nothing,
  "element-added-optional": ["holds", "holds", "minor"],
  "element-added-required": ["breaks", "holds", "patch"],
  "element-removed": names,
  "element-renamed": names,
  "element-prohibited": names,
  "form-changed": nothing,
  "min-raised": nothing,
  "min-lowered": ["holds", "holds", "minor"],
  "max-raised": ["holds", "holds", "minor"],
  "max-lowered": nothing,
  "type-widened": ["holds", "perhaps", "minor"],
  "type-narrowed": ["perhaps", "holds", "patch"],
  "type-other": ["perhaps", "perhaps", "patch"],
  "type-replaced": ["perhaps", "perhaps", "patch"],
  "type-made-anonymous": names,
  "type-made-named": names,
  "compositor-changed": ["perhaps", "perhaps", "patch"],
  "order-changed": nothing,
  "branch-added": ["holds", "perhaps", "minor"],
  "branch-removed": names,
  "branch-order-changed": nothing,
  "group-min-raised": nothing,
  "group-min-lowered": ["holds", "holds", "minor"],
  "group-max-raised": ["holds", "holds", "minor"],
  "group-max-lowered": nothing,
  "content-rewritten": ["perhaps", "perhaps", "patch"],
  "content-kind-changed": names,
  "mixed-added": names,
  "mixed-removed": names,
  "base-changed": ["perhaps", "perhaps", "patch"],
  "derivation-changed": ["perhaps", "perhaps", "patch"],
  "wildcard-added": ["holds", "perhaps", "minor"],
  "wildcard-removed": ["breaks", "breaks", "patch"],
  "wildcard-widened": ["holds", "holds", "minor"],
  "wildcard-narrowed": nothing,
  "wildcard-changed": nothing,
  "attribute-added-optional": ["holds", "holds", "minor"],
  "attribute-added-required": ["breaks", "holds", "patch"],
  "attribute-removed": names,
  "attribute-renamed": names,
  "attribute-made-required": ["breaks", "holds", "patch"],
  "attribute-made-optional": ["holds", "breaks", "patch"],
  "default-added": ["holds", "holds", "minor"],
  "default-removed": ["holds", "perhaps", "minor"],
  "default-changed": ["holds", "holds", "minor"],
  "fixed-added": ["perhaps", "holds", "minor"],
  "fixed-removed": ["holds", "perhaps", "minor"],
  "fixed-changed": ["perhaps", "perhaps", "minor"],
  "nillable-added": ["holds", "breaks", "patch"],
  "nillable-removed": ["breaks", "holds", "patch"],
  "abstract-added": ["breaks", "perhaps", "patch"],
  "abstract-removed": ["holds", "perhaps", "minor"],
  "substitution-member-added": ["holds", "perhaps", "minor"],
  "substitution-member-removed": ["breaks", "perhaps", "patch"],
  "block-tightened": ["perhaps", "holds", "patch"],
  "block-loosened": ["holds", "perhaps", "minor"],
  "block-changed": ["perhaps", "perhaps", "patch"],
  "final-changed": nothing,
  "enumeration-added": ["holds", "perhaps", "minor"],
  "enumeration-removed": ["breaks", "perhaps", "patch"],
  "enumeration-renamed": names,
  "enumeration-rewritten": nothing,
  "enumeration-appeared": ["breaks", "holds", "patch"],
  "enumeration-vanished": ["holds", "breaks", "patch"],
  "pattern-added": nothing,
  "pattern-removed": nothing,
  "pattern-changed": nothing,
  "length-changed": nothing,
  "bounds-changed": ["perhaps", "perhaps", "patch"],
  "digits-changed": ["perhaps", "perhaps", "patch"],
  "white-space-changed": ["holds", "holds", "minor"],
  "variety-changed": names,
  "item-type-changed": ["perhaps", "perhaps", "patch"],
  "member-added": ["holds", "perhaps", "minor"],
  "member-removed": ["perhaps", "holds", "patch"],
  "members-reordered": ["holds", "perhaps", "minor"],
  "identity-added": nothing,
  "identity-removed": nothing,
  "identity-changed": nothing,
  "documentation-changed": nothing,
  "foreign-attribute-changed": ["perhaps", "perhaps", "patch"],
  "version-changed": nothing,
  "file-moved": nothing,
};

type Detail = Readonly<Record<string, string>>;

/** What to expect of programs in TypeScript. */
export function sourceEffect(kind: ChangeKind, detail: Detail): SourceEffect {
  const [builders, readers] = expected[kind];
  if (isReshaped(detail)) return { builders: "breaks", readers: "breaks" };
  const { old, new: newer } = detail;
  // What may be missing is optional in TypeScript.
  if (kind.endsWith("min-raised") && old === "0") return { builders: "breaks", readers };
  if (kind.endsWith("min-lowered") && newer === "0") return { builders, readers: "breaks" };
  return { builders, readers };
}

/** Whether a property becomes a list, or one of several elements, where it was a value, or the other way round. */
function isReshaped({ reshaped, first }: Detail): boolean {
  return reshaped === "true" || first === "true";
}

const order: readonly Step[] = ["none", "patch", "minor", "major"];

export function greatest(steps: readonly Step[]): Step {
  return order[Math.max(0, ...steps.map((step) => order.indexOf(step)))] ?? "none";
}

/**
 * What a change does to the version of the generated package. What is not decided counts as broken. Documents that name a type with
 * `xsi:type` are so rare that they alone make no major version.
 */
export function stepOf(
  kind: ChangeKind,
  { builders, readers: reading }: SourceEffect,
  writers: Verdict,
  readers: Verdict,
): Step {
  const [, , least] = expected[kind];
  const counts = (verdict: Verdict): boolean =>
    verdict.verdict === "undecided" || (verdict.verdict === "breaks" && !verdict.onlyByTypeName);
  if (counts(writers) || builders === "breaks" || reading === "breaks") return "major";
  return readers.verdict === "holds" && writers.verdict === "holds"
    ? least
    : greatest([least, "minor"]);
}
