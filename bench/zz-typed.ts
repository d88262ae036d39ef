import { electoralRules } from "scrutin";
import { schemas } from "../generated/electoral/schema-set.js";
import { typedRulesOf } from "../generator/schematron/typed/typed-rules.js";
const t = typedRulesOf(electoralRules, schemas());
const all = electoralRules.patterns.flatMap((p, i) => p.rules.flatMap((r, j) => r.checks.map((c, k) => [`${i}.${j}.${k}`, c.code] as const)));
console.log(t?.checks.length, all.length, all.filter(([k]) => !t?.checks.includes(k)).map(([, c]) => c));
console.log(t?.source.length, t?.source.slice(0, 4000));
