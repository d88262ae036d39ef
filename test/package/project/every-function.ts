import * as commune from "scrutin";
import * as banc from "scrutin/banc";
import * as electoral from "scrutin/electoral";
import * as evolution from "scrutin/evolution";
import * as generator from "scrutin/generator";
import * as gestion from "scrutin/gestion";
import * as rules from "scrutin/rules";
import * as runtime from "scrutin/runtime";
import * as dates from "scrutin/runtime/dates";
import * as v1 from "scrutin/runtime/v1";
import * as zod from "scrutin/runtime/v1/zod";

/*
 * Every function that the package exports is called from here, as a user would. The compiler says if one is missing: those
 * that start builders take nothing and are called in a loop, all others stand below.
 */

type Callable = ((...args: never) => unknown) | (abstract new (...args: never) => unknown);
type Start = () => { readonly build: unknown };

/** A call of each function of a module. */
type Calls<M> = {
  readonly [K in keyof M as M[K] extends Start
    ? never
    : M[K] extends Callable
      ? K
      : never]: () => unknown;
};

async function callAll<M extends object>(entry: string, module: M, calls: Calls<M>): Promise<void> {
  let starts = 0;
  for (const [name, value] of Object.entries(module)) {
    if (typeof value !== "function" || name in calls) continue;
    (value as Start)();
    starts++;
  }
  for (const call of Object.values<() => unknown>(calls)) await call();
  console.log(entry, Object.keys(calls).length, "functions,", starts, "starts");
}

/** The same for some of the functions. */
async function callSome<M extends object>(
  entry: string,
  module: M,
  calls: Partial<Calls<M>>,
): Promise<void> {
  for (const call of Object.values(calls) as (() => unknown)[]) await call();
  console.log(entry, Object.keys(calls).length, "functions,", Object.keys(module).length, "in all");
}

/** Its own types want those of Node, which this project does not have. */
const xmlbuilder2: string = "xmlbuilder2";
const { create } = (await import(xmlbuilder2)) as {
  readonly create: () => Parameters<typeof runtime.toXmlBuilder>[0];
};

const periode = commune.periodeDeRevisionType().dateDeDebut("2008-09-01").dateDeFin("2009-02-28");
const type = electoral.PeriodeDeRevisionTypeDescriptor;
const name = { namespace: "urn:p", local: "periode" };
const element = v1.globalElement<electoral.PeriodeDeRevisionType>(name, type);
const list = v1.globalElement<electoral.PrenomsEtatCivilType>(
  name,
  electoral.PrenomsEtatCivilTypeDescriptor,
);
const value = periode.build();
const text = commune.serialize(element, value);
const issue = commune.validate(type, {})[0] as commune.XmlIssue;

const schemaText = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"><xs:complexType>
  <xs:sequence><xs:element name="b" type="xs:int" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element></xs:schema>`;
const diagnostic: generator.Diagnostic = {
  severity: "warning",
  code: "src-import",
  key: "src-import.2",
  parameters: {},
  message: "none",
};
const load: generator.LoadOptions = {
  locations: ["a.xsd"],
  read: async (location) =>
    location === "a.xsd" ? new TextEncoder().encode(schemaText) : undefined,
};

const ignore = (): undefined => undefined;
const sink: runtime.XmlSink = {
  ...{ open: ignore, declare: ignore, attribute: ignore },
  ...{ leaf: ignore, text: ignore, close: ignore },
};

function callsOf(module: typeof runtime): Calls<typeof runtime> {
  return {
    XmlValidationError: () => new module.XmlValidationError([issue]),
    assertValid: () => module.assertValid(type, value),
    clark: () => module.clark(name),
    formatIssue: () => module.formatIssue(issue),
    formatIssueWithSource: () => module.formatIssueWithSource(issue, text),
    isValid: () => module.isValid(type, value),
    memberOf: () => module.memberOf(v1.xsString, "a"),
    parse: () => module.parse(element, text),
    parseOrThrow: () => module.parseOrThrow(element, text),
    parseStream: () => module.parseStream(element, text, { at: "dateDeDebut" }),
    sameName: () => module.sameName(name, name),
    serialize: () => module.serialize(element, value),
    serializeStream: () => module.serializeStream(list, {}, ["Anne"], { at: ["prenom"] }),
    serializeToBytes: () => module.serializeToBytes(element, value),
    serializeToReadable: () => module.serializeToReadable(list, {}, ["Anne"], { at: ["prenom"] }),
    setLocale: () => module.setLocale("fr"),
    standardSchema: () => module.standardSchema(type),
    toXmlBuilder: () => module.toXmlBuilder(create(), element, value),
    validate: () => module.validate(type, value),
    validateDocument: () => module.validateDocument(element, text),
    validateStream: () => module.validateStream(element, text),
    writeTo: () => module.writeTo(sink, element, value),
  };
}

await callAll("scrutin", commune, callsOf(commune));
await callAll("scrutin/gestion", gestion, callsOf(gestion));
await callAll("scrutin/runtime", runtime, callsOf(runtime));
// Its functions are called by the examples of their comments, which another test compiles and runs; some of them here.
await callSome("scrutin/electoral", electoral, {
  schemas: () => electoral.schemas(),
  lireJour: () => electoral.lireJour("2008-11-04"),
  lireDateSouple: () => electoral.lireDateSouple("2008-11"),
});
await callSome("scrutin/runtime/dates", dates, {
  addDays: () => dates.addDays("2008-02-28", 1),
  addMonths: () => dates.addMonths("2008-01-31", 1),
  addYears: () => dates.addYears("2008-02-29", 1),
  daysBetween: () => dates.daysBetween("2008-02-28", "2008-03-01"),
  compareDates: () => dates.compareDates("2008-02-28", "2008-03-01"),
  sameDate: () => dates.sameDate("2008-02-28", "2008-02-28"),
  partsOfDate: () => dates.partsOfDate("1955-08"),
  addDecimals: () => dates.addDecimals("0.1", "0.2"),
  compareDecimals: () => dates.compareDecimals("0.1", "0.10"),
  formatDecimal: () => dates.formatDecimal("1234.5"),
});
await callAll("scrutin/runtime/v1", v1, {
  all: () => v1.all(),
  any: () => v1.any("any", { namespaces: "any", processContents: "skip" }),
  attribute: () => v1.attribute("a", name, v1.xsString),
  attributesOf: () => v1.attributesOf(type),
  builderOf: () => v1.builderOf(() => type),
  choice: () => v1.choice(),
  complexType: () => v1.complexType({}, undefined, {}),
  contentOf: () => v1.contentOf(type),
  derivedOf: () => v1.derivedOf(type),
  element: () => v1.element("a", name, v1.xsString),
  exactly: () => v1.exactly(v1.xsInt),
  isOneOf: () => v1.isOneOf(["a"])("a"),
  isValueOf: () => v1.isValueOf(() => v1.xsString)("a"),
  joined: () => v1.joined([["a"]]),
  many: () => v1.many(v1.element("a", name, v1.xsString)),
  required: () => v1.required("a", name, v1.xsString),
  restriction: () => v1.restriction(v1.xsString, { maxLength: 2 }),
  rows: () => v1.rows("content", v1.sequence()),
  some: () => v1.some(v1.element("a", name, v1.xsString)),
  elementRef: () => v1.elementRef("a", element),
  globalAttribute: () => v1.globalAttribute(name, v1.xsString),
  globalElement: () => v1.globalElement(name, v1.xsString),
  identity: () => v1.identity("key", name, [["*"]], [[["*"]]]),
  mixed: () => v1.mixed("content"),
  occurs: () => v1.occurs(0, 2, v1.sequence()),
  once: () => v1.once(() => 1)(),
  optional: () => v1.optional(v1.sequence()),
  ordered: () => v1.ordered("content", v1.sequence()),
  schemaSet: () => v1.schemaSet({}),
  schemasFrom: () => v1.schemasFrom({}),
  sequence: () => v1.sequence(),
  start: () => v1.start(type),
  substitutionsOf: () => v1.substitutionsOf(element),
  text: () => v1.text("value", v1.xsString),
});
const ruleSet = generator.joinRuleSets([]);
await callAll("scrutin/rules", rules, {
  RuleSetError: () => new rules.RuleSetError("none"),
  Rules: () => new rules.Rules(ruleSet, rules.fromText, {}),
  UnknownPhase: () => new rules.UnknownPhase("a", [], "fr"),
  rulesWith: () => rules.rulesWith(ruleSet, [rules.fromText]).checkDocument(text),
  typedRules: () => rules.typedRules(ruleSet),
  useRules: () => rules.useRules(ruleSet).checkDocument(text),
});
await callAll("scrutin/runtime/v1/zod", zod, {
  checkedSchemaOf: () => zod.checkedSchemaOf(() => type),
  draftOf: () => zod.draftOf(zod.schemaOf(() => type)),
  choiceSchemaOf: () => zod.choiceSchemaOf(() => type),
  elementSchemaOf: () => zod.elementSchemaOf(() => element),
  schemaOf: () => zod.schemaOf(() => type),
  simpleSchemaOf: () => zod.simpleSchemaOf(() => v1.xsString),
});
const motDePasse = "essai-en-ci";
const compte: banc.Compte = { nom: "mairie", role: "commune", communes: ["44109"] };
const comptes = [{ ...compte, motDePasse }];
const ouvert: banc.BancOuvert = await banc.demarrerBanc({ dossier: "banc", essai: true, comptes });
const acces: banc.AccesAuBanc = { url: ouvert.url, compte: "mairie", motDePasse };
await callAll("scrutin/banc", banc, {
  ErreurDuBanc: () => new banc.ErreurDuBanc(404, "code", { fr: "rien", en: "nothing" }),
  demarrerBanc: async () => {
    const other = await banc.demarrerBanc({ dossier: "banc-muet", modele: banc.autreCoteMuet });
    await other.fermer();
  },
  demander: () => banc.demander(acces, "/banc"),
  deposer: async () => {
    const { etat }: banc.DepotVu = await banc.deposer("<a/>", acces);
    if (etat !== "refuse") throw new Error("a document of nothing was taken");
  },
  faireSurvenir: () => banc.faireSurvenir(acces, { kind: "deces", electeur: "E000001" }),
  fichierFictif: () => banc.fichierFictif({ graine: 2 }),
  reglerHorloge: () => banc.reglerHorloge(acces, { avancer: 1 }),
  retirer: () => banc.retirer("recus", acces),
});
await ouvert.fermer();
const version = await evolution.loadVersion(load);
await callAll("scrutin/evolution", evolution, {
  compareSchemas: () => {
    const { step }: evolution.Comparison = evolution.compareSchemas(version, version);
    if (step !== "none") throw new Error("a schema is not what it is");
  },
  loadVersion: () => evolution.loadVersion(load),
  reachOf: () => evolution.reachOf({ places: 1, roots: [] }, "fr"),
  sentenceOf: () =>
    evolution
      .compareSchemas(version, version)
      .entries.map((entry) => evolution.sentenceOf(entry, "fr", String)),
  subjectOf: () =>
    evolution
      .compareSchemas(version, version)
      .entries.map((entry) => evolution.subjectOf(entry, String)),
});
await callAll("scrutin/generator", generator, {
  SchemaError: () => new generator.SchemaError([]),
  defineConfig: () => generator.defineConfig({ schemas: "a.xsd", output: "out" }),
  formatDiagnostic: () => generator.formatDiagnostic(diagnostic),
  formatDiagnosticWithLine: () => generator.formatDiagnosticWithLine(diagnostic),
  generate: () => generator.generate(load),
  inspect: async () => {
    const { roots }: generator.Inspection = await generator.inspect(load);
    if (roots[0]?.name !== "a") throw new Error("the root is not there");
  },
  joinRuleSets: () => generator.joinRuleSets([]),
  loadSchemas: () => generator.loadSchemas(load),
  printRuleSet: () => generator.printRuleSet("rules", ruleSet, "None."),
  readSchematron: () => generator.readSchematron("<a/>", { file: "a.sch" }),
});
