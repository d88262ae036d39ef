import type { Query, RuleSet } from "../../runtime/rules/rule-set.js";

/**
 * Rules of several files as one set.
 *
 * @throws RangeError where a prefix has two namespaces: the files have to agree on them.
 *
 * @example
 * const { ruleSet } = readSchematron('<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern/></schema>', { file: "a.sch" });
 * const both = ruleSet && joinRuleSets([ruleSet, ruleSet]);
 * console.log(both?.patterns.length);
 */
export function joinRuleSets(ruleSets: readonly RuleSet[]): RuleSet {
  const namespaces: Record<string, string> = {};
  for (const { namespaces: own } of ruleSets)
    for (const [prefix, namespace] of Object.entries(own)) {
      if ((namespaces[prefix] ?? namespace) !== namespace)
        throw new RangeError(`the prefix "${prefix}" has two namespaces in the rules to join`);
      namespaces[prefix] = namespace;
    }
  return {
    language: ruleSets.some(({ language }) => language === "xpath2") ? "xpath2" : "xpath1",
    namespaces,
    variables: ruleSets.flatMap(({ variables }) => variables),
    keys: ruleSets.flatMap(({ keys }) => keys),
    phases: ruleSets.flatMap(({ phases }) => phases),
    patterns: ruleSets.flatMap(({ patterns }) => patterns),
  };
}

/**
 * A module of TypeScript that exports a rule set as data, expressions as their texts.
 *
 * @example
 * const { ruleSet } = readSchematron('<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern/></schema>', { file: "a.sch" });
 * if (ruleSet !== undefined) console.log(printRuleSet("noteRules", ruleSet, "The rules of notes."));
 */
export function printRuleSet(name: string, ruleSet: RuleSet, comment: string): string {
  const data = JSON.stringify(ruleSet, (_key, value: unknown) => withoutExpression(value), 2);
  return `import type { RuleSet } from "scrutin/rules";

/** ${comment} */
export const ${name}: RuleSet = ${data};
`;
}

/** A query without what can be read again from its text. */
function withoutExpression(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("expression" in value)) return value;
  const { expression: _, ...rest } = value as Query;
  return rest;
}
