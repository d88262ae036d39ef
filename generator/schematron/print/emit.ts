import type { Query, RuleSet } from "../../../runtime/rules/rule-set.js";
import type { TypedSource } from "../typed/typed-rules.js";

/**
 * Rules of several files as one set.
 *
 * @throws RangeError where a prefix, a variable, a key or a phase is not the same in two of them, or one has a default phase: the files have
 * to agree on what they share.
 *
 * @example
 * const { ruleSet } = readSchematron('<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern/></schema>', { file: "a.sch" });
 * const both = ruleSet && joinRuleSets([ruleSet, ruleSet]);
 * console.log(both?.patterns.length);
 */
export function joinRuleSets(ruleSets: readonly RuleSet[]): RuleSet {
  const [only, ...others] = ruleSets;
  if (only !== undefined && others.length === 0) return only;
  const namespaces: Record<string, string> = {};
  for (const { namespaces: own } of ruleSets)
    for (const [prefix, namespace] of Object.entries(own)) {
      if ((namespaces[prefix] ?? namespace) !== namespace)
        throw new RangeError(`the prefix "${prefix}" has two namespaces in the rules to join`);
      namespaces[prefix] = namespace;
    }
  if (ruleSets.some(({ defaultPhase }) => defaultPhase !== undefined))
    throw new RangeError("rules that are joined have no default phase in common");
  return {
    language: ruleSets.some(({ language }) => language === "xpath2") ? "xpath2" : "xpath1",
    namespaces,
    variables: agreed(
      ruleSets,
      ({ variables }) => variables,
      ({ name }) => name,
    ),
    keys: agreed(
      ruleSets,
      ({ keys }) => keys,
      ({ name }) => name,
    ),
    phases: agreed(
      ruleSets,
      ({ phases }) => phases,
      ({ id }) => id,
    ),
    patterns: ruleSets.flatMap(({ patterns }) => patterns),
  };
}

/** What several sets share, each once: sets must agree about a name, while one set may use a name several times. */
function agreed<T>(
  ruleSets: readonly RuleSet[],
  of: (ruleSet: RuleSet) => readonly T[],
  nameOf: (each: T) => string,
): readonly T[] {
  const names = new Map<string, string>();
  return ruleSets.flatMap((ruleSet) => {
    const own = new Map<string, T[]>();
    for (const each of of(ruleSet)) own.set(nameOf(each), [...(own.get(nameOf(each)) ?? []), each]);
    return [...own].flatMap(([name, all]) => {
      const said = JSON.stringify(all, (key, value: unknown) =>
        key === "position" || key === "expression" ? undefined : value,
      );
      const before = names.get(name);
      names.set(name, said);
      if (before === undefined) return all;
      if (before !== said) throw new RangeError(`"${name}" is not the same in the rules to join`);
      return [];
    });
  });
}

/** How a module holds expressions: as text, or parsed, so that programs that use it need no parser. */
export type ExpressionForm = "text" | "parsed";

/**
 * A module of TypeScript that exports a rule set as data, expressions as their texts, or parsed as well; with functions over values,
 * where they are given.
 *
 * @example
 * const { ruleSet } = readSchematron('<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern/></schema>', { file: "a.sch" });
 * if (ruleSet !== undefined) console.log(printRuleSet("noteRules", ruleSet, "The rules of notes."));
 */
export function printRuleSet(
  name: string,
  ruleSet: RuleSet,
  comment: string,
  typed?: TypedSource,
  form: ExpressionForm = "text",
): string {
  // Which XPath 2.0 expressions our processor may run is decided when rules are read, and not again.
  const keep = form === "parsed" || ruleSet.language === "xpath2";
  const told = (_key: string, value: unknown): unknown => (keep ? value : withoutExpression(value));
  const data = JSON.stringify(ruleSet, told, 2);
  const types = typed === undefined ? "RuleSet" : "Around, Fields, RuleSet, TypedRules";
  const functions =
    typed === undefined
      ? ""
      : `
const typed: TypedRules = {
  checks: ${JSON.stringify(typed.checks)},
  make: ${typed.source.replaceAll("\n", "\n  ")},
};
`;
  const all = typed === undefined ? data : `${data.slice(0, -2)},\n  typed\n}`;
  return `import type { ${types} } from "scrutin/rules";
${functions}
/** ${comment} */
export const ${name}: RuleSet = ${all};
`;
}

/** A query without the parts that its text can be parsed into again. */
function withoutExpression(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("expression" in value)) return value;
  const { expression: _, ...rest } = value as Query;
  return rest;
}
