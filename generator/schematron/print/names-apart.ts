import { expandedName } from "../../../runtime/rules/foreign-calls.js";
import type {
  Check,
  MessagePart,
  Pattern,
  Query,
  Rule,
  RuleSet,
  Variable,
} from "../../../runtime/rules/rule-set.js";
import { tokenize } from "../../../runtime/xpath/index.js";

/** The rules with another name for each variable of a pattern whose name another pattern has too: a stylesheet has one space for them all. */
export function withNamesApart(ruleSet: RuleSet): RuleSet {
  const { variables, patterns } = ruleSet;
  const namespaces = new Map(Object.entries(ruleSet.namespaces));
  const taken = new Set(
    [
      ...variables,
      ...patterns.flatMap((pattern) => pattern.rules.flatMap((rule) => rule.variables)),
    ].map(({ name }) => name),
  );
  return {
    ...ruleSet,
    patterns: patterns.map((pattern) => {
      const endings = new Map<string, string>();
      for (const { name } of pattern.variables) {
        let number = 1;
        const ending = (): string => (number === 1 ? "" : `-${number}`);
        while (taken.has(name + ending())) number++;
        taken.add(name + ending());
        if (number > 1) endings.set(name, ending());
      }
      return endings.size === 0 ? pattern : renamed(pattern, endings, namespaces);
    }),
  };
}

/** A pattern in which some variables have names with endings. */
function renamed(
  pattern: Pattern,
  endings: ReadonlyMap<string, string>,
  namespaces: ReadonlyMap<string, string>,
): Pattern {
  const query = ({ text, position }: Query): Query => {
    let made = "";
    let done = 0;
    for (const { kind, text: name, at } of tokenize(text)) {
      if (kind !== "variable") continue;
      const end = at + 1 + name.length;
      made += text.slice(done, end) + (endings.get(expandedName(name, namespaces) ?? name) ?? "");
      done = end;
    }
    return { text: made + text.slice(done), position };
  };
  const variable = ({ name, value }: Variable): Variable => ({
    name: name + (endings.get(name) ?? ""),
    value: "content" in value ? value : query(value),
  });
  const part = (each: MessagePart): MessagePart =>
    typeof each === "string" || each.query === undefined
      ? each
      : { ...each, query: query(each.query) };
  const check = (each: Check): Check => ({
    ...each,
    test: query(each.test),
    message: each.message.map(part),
    subject: each.subject && query(each.subject),
  });
  const rule = (each: Rule): Rule => ({
    ...each,
    context: query(each.context),
    variables: each.variables.map(variable),
    checks: each.checks.map(check),
  });
  return {
    ...pattern,
    variables: pattern.variables.map(variable),
    rules: pattern.rules.map(rule),
  };
}
