import type { Locale, Position } from "../../../runtime/issues.js";
import type { Check } from "../../../runtime/rules/rule-set.js";
import { Findings } from "../../schematron/say/findings.js";
import type { ReadRules } from "./electoral-rules.js";

/**
 * Adds warnings about ids that an earlier file has given to other assertions: each file runs by itself, but results cannot tell such
 * assertions apart. Of two files, the first such id is told.
 */
export function withSharedIds(read: readonly ReadRules[], locale: Locale): readonly ReadRules[] {
  const known = new Map<string, Place>();
  return read.map((each) => {
    const findings = new Findings(locale);
    const met = new Set<string>();
    const own = idsOf(each);
    for (const [id, place] of own) {
      const before = known.get(id);
      if (before === undefined || met.has(before.of) || isSame(before, place)) continue;
      met.add(before.of);
      const { file = each.file, line } = before.position;
      findings.add("schematron-duplicate-id", { id, line, file }, place.position, "warning");
    }
    for (const [id, place] of own) if (!known.has(id)) known.set(id, place);
    return { ...each, findings: [...each.findings, ...findings.all()] };
  });
}

/** Where an assertion stands, and in which of the named files or what that includes. */
interface Place {
  readonly of: string;
  readonly position: Position;
}

function placeOf({ test }: Check, { file }: ReadRules): Place {
  return { of: file, position: { file, line: 1, column: 1, ...test.position } };
}

/** Whether two files include the same assertion. */
function isSame({ position: a }: Place, { position: b }: Place): boolean {
  return a.file === b.file && a.line === b.line && a.column === b.column;
}

/** The assertions with ids, in their order. */
function idsOf(read: ReadRules): readonly (readonly [id: string, place: Place])[] {
  const rules = read.ruleSet?.patterns.flatMap((pattern) => pattern.rules) ?? [];
  return rules
    .flatMap(({ checks }) => checks)
    .flatMap((check) =>
      check.id === undefined ? [] : [[check.id, placeOf(check, read)] as const],
    );
}
