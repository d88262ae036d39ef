import { readdirSync, readFileSync } from "node:fs";
import { transformSync } from "esbuild";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wholeSending } from "../../../../../bench/units.js";
import { schemas } from "../../../../../generated/electoral/schema-set.js";
import { electoralRules } from "../../../../../generated/electoral-rules.js";
import { readSchematron } from "../../../../../generator/schematron/read/read.js";
import { typedRulesOf } from "../../../../../generator/schematron/typed/typed-rules.js";
import type { ElementDescriptor } from "../../../../../runtime/descriptors.js";
import { parse } from "../../../../../runtime/parse.js";
import { type RuleSet, useRules } from "../../../../../runtime/rules/index.js";
import { type TypedRules, typedLibrary } from "../../../../../runtime/rules/typed.js";
import { root } from "../../../../../scripts/root.js";

const set = schemas();
const folder = `${root}/schemas/electoral/exemples/regles/`;
const rootName = "{http://xml.insee.fr/schema/electoral}EnvoiLotDUnitesElectorales";

interface Example {
  readonly descriptor: ElementDescriptor;
  readonly element: string;
  readonly value: unknown;
}

const examples = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".xml"))
  .map((path) => exampleOf(readFileSync(folder + path, "utf8")));

function exampleOf(text: string): Example {
  const result = parse(set, text);
  const { element } = result;
  const descriptor = element === undefined ? undefined : set.elements.get(element);
  if (descriptor === undefined || element === undefined || result.value === undefined)
    throw new Error(text);
  return { descriptor, element, value: result.value };
}

/** What the functions say that are made of a rule set, as its source would. */
function madeOf(ruleSet: RuleSet): TypedRules | undefined {
  const typed = typedRulesOf(ruleSet, set);
  if (typed === undefined) return undefined;
  const { code } = transformSync(`export default ${typed.source}`, { loader: "ts", format: "esm" });
  const body = code
    .replace(/export \{[^}]*\};?/, "")
    .replace("export default", "var stdin_default =");
  const make = new Function(`${body}; return stdin_default;`)() as TypedRules["make"];
  return { checks: typed.checks, make };
}

test("the electoral rules say of every example what they say of its tree", () => {
  const { typed, ...untyped } = electoralRules;
  const holds = typed?.make(typedLibrary);
  const rules = useRules(untyped);
  const all = electoralRules.patterns.flatMap((pattern) =>
    pattern.rules.flatMap((rule) => rule.checks),
  );
  expect(typed?.checks).toHaveLength(all.length);
  const both = useRules(electoralRules);
  const verdicts = examples.map(({ descriptor, element, value }) => {
    const verdict = holds?.(element, value);
    const found = rules.checkValue(descriptor, value);
    expect(verdict).toBe(found.length === 0);
    if (found.length > 0) expect(both.checkValue(descriptor, value)).toEqual(found);
    return verdict;
  });
  expect(new Set(verdicts)).toEqual(new Set([true, false]));
});

const texts = fc.constantFrom(
  "",
  "1",
  "9",
  "p",
  "44109",
  "99100",
  "2008-09-01",
  "2009",
  " x  y ",
  "FR",
  "+2",
);

/** A value with some of its texts replaced, and some of its properties left out. */
function changed(value: unknown, choices: Iterator<number>, said: readonly string[]): unknown {
  const choice = (): number => choices.next().value as number;
  if (typeof value === "string")
    return choice() < 15 ? (said[choice() % said.length] ?? value) : value;
  if (Array.isArray(value)) return value.map((each) => changed(each, choices, said));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, held]) => {
      if (name === "kind") return [[name, held]];
      return choice() < 4 ? [] : [[name, changed(held, choices, said)]];
    }),
  );
}

const drawn = fc
  .tuple(
    fc.constantFrom(...examples, {
      descriptor: set.elements.get(rootName) as ElementDescriptor,
      element: rootName,
      value: wholeSending(4),
    }),
    fc.infiniteStream(fc.nat(99)),
    fc.array(texts, { minLength: 3, maxLength: 6 }),
  )
  .map(([example, choices, said]) => ({
    ...example,
    value: changed(example.value, choices[Symbol.iterator](), said),
  }));

/** Whether the tree of a value breaks a rule; undefined where no document can be written of it. */
function verdictOf(
  rules: ReturnType<typeof useRules>,
  { descriptor, value }: Example,
): boolean | undefined {
  try {
    return rules.checkValue(descriptor, value).length === 0;
  } catch {
    return undefined;
  }
}

const forms = [
  ["el:AvisDInscription", "el:Inscription/el:TypeDeListe = 'p'"],
  ["el:*[@xml:id]", "starts-with(@xml:id, 'AI') or contains(@xml:id, '-')"],
  ["el:Inscription", "count(el:Electeur/el:Individu/ie:Prenoms/ie:Prenom) > 1"],
  ["el:Inscription", "el:Electeur/el:Individu/ie:Prenoms/ie:Prenom = 'Zoé'"],
  ["ie:Prenoms", "ie:Prenom[1] != ie:Prenom"],
  [
    "ie:Individu | el:Individu",
    "normalize-space(ie:Noms/ie:NomFamille) != string(ie:Noms/ie:NomUsage)",
  ],
  ["ie:Localite", "@code = '44109' and string-length(.) >= 2"],
  ["el:PeriodeDeRevision", "substring(el:DateDeDebut, 1, 4) < substring-before(el:DateDeFin, '-')"],
  ["el:Lot/el:*", "../@numero = 1"],
  ["el:Lot", "count(el:*[@xml:id]) = 1 or @numero - 1 = count(preceding-sibling::el:Lot)"],
  ["el:LotDUnitesElectoralesDePlusieursTypes/el:*", "../el:*[@xml:id][1]/@xml:id = @xml:id"],
  ["el:*[el:MotifDuRefus]", "el:MotifDuRefus mod 2 = 1 or el:Precision"],
  ["el:NombreDUnites", ". * 2 > count(//el:AvisDInscription)"],
  [
    "io:Emetteur",
    "not(io:Libelle) or concat(io:Code, '-', io:TypePartenaire) != translate(io:Libelle, 'na', 'N')",
  ],
  ["el:*/el:Inscription", "local-name() = 'Inscription' and not(parent::el:DemandeDeRadiation)"],
  ["el:AvisDInscription//ie:Localite", "@code"],
  ["el:AvisDInscription", ".//ie:Localite/@code = /*/el:EnveloppeElectorale/io:Emetteur/io:Code"],
  ["el:AvisDInscription", "round(el:NumeroDEnregistrement div 3) >= floor(1.5) and boolean(.)"],
] as const;

/** What values do not tell, as far as this goes. */
const untold: ReadonlySet<string> = new Set([". * 2 > count(//el:AvisDInscription)"]);

/** Variables of the schema, the pattern and the rule, which functions have in their places. */
const lets = {
  schema: `<let name="sender" value="*/el:EnveloppeElectorale/io:Emetteur"/><let name="least">2</let>`,
  pattern: `<let name="code" value="normalize-space($sender/io:Code)"/>`,
  rule: `<let name="list" value="el:Inscription/el:TypeDeListe"/><let name="isMain" value="$list = 'p'"/><let name="here" value="string-length(normalize-space(@xml:id))"/>`,
};
const withVariables = [
  ["el:AvisDInscription", "$list = 'p'"],
  ["el:AvisDInscription", "$isMain or $sender/io:TypePartenaire = 'commune'"],
  ["el:AvisDInscription", "$here >= $least and not($list)"],
  [
    "el:AvisDInscription",
    "el:Inscription[el:TypeDeListe = $list]/el:CommuneDInscription/ie:Localite/@code = $code",
  ],
  ["el:AvisDInscription", "el:Inscription[$here > 3 or $isMain]"],
  [
    "el:Inscription",
    "el:Electeur/el:Individu/ie:Prenoms[count(ie:Prenom) >= $least and current()/el:TypeDeListe = 'p']",
  ],
  ["el:Inscription", "el:TypeDeListe = current()/el:TypeDeListe and current()"],
] as const;

describe("functions over values say what trees say", () => {
  test.for([...forms, ...withVariables])("%s: %s", ([context, expression]) => {
    const quoted = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    const text = `<schema xmlns="http://purl.oclc.org/dsdl/schematron"><ns prefix="el" uri="http://xml.insee.fr/schema/electoral"/><ns prefix="ie" uri="http://xml.insee.fr/schema"/><ns prefix="io" uri="http://xml.insee.fr/schema/outils"/>${lets.schema}<pattern>${lets.pattern}<rule context="${quoted(context)}">${lets.rule}<assert test="${quoted(expression)}">m</assert></rule></pattern></schema>`;
    const { ruleSet } = readSchematron(text, { file: "r.sch", locale: "en" });
    if (ruleSet === undefined) throw new Error(text);
    const typed = madeOf(ruleSet);
    expect(typed?.checks).toEqual(untold.has(expression) ? undefined : ["0.0.0"]);
    const holds = typed?.make(typedLibrary);
    const rules = useRules(ruleSet);
    const compare = (example: Example): void => {
      const found = holds?.(example.element, example.value);
      if (found !== undefined) expect(found).toBe(verdictOf(rules, example));
    };
    for (const example of examples) compare(example);
    fc.assert(
      fc.property(drawn, (example) => {
        fc.pre(verdictOf(rules, example) !== undefined);
        compare(example);
      }),
      { numRuns: Number(process.env["RUNS"] ?? 25) },
    );
  });
});
