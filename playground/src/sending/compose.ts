import { useRules } from "@rules";
import { type Locale, serialize, validate, type XmlIssue } from "@runtime";
import type { OptionsDEnvoi } from "../../../electoral/echange/completer.js";
import { type Envoi, unitesDe } from "../../../electoral/echange/contenu.js";
import { envoi, lot, lotDeLots, repartir } from "../../../electoral/echange/envois.js";
import { numeroteur } from "../../../electoral/echange/numeroteur.js";
import { type Brouillon, communeDe, sigles } from "../../../electoral/echange/unites.js";
import { ErreurElectorale } from "../../../electoral/remarques.js";
import type {
  EnveloppeElectoraleType,
  PeriodeDeRevisionType,
} from "../../../generated/electoral/index.js";
import { electoralRules } from "../../../generated/electoral-rules.js";
import type { ElementDescriptor } from "../../../runtime/descriptors.js";
import { isError } from "../../../runtime/nouns/rule-checker.js";
import type { CollectedUnit, SendingDraft } from "./draft.js";

export const electoralRuleChecker = useRules(electoralRules);
const rules = electoralRuleChecker;

/** The descriptor of a root of the electoral schemas. */
export type RootOf = (local: string) => ElementDescriptor;

/** How a sending stands: what is wrong with it, and what it will be. */
export interface Composed {
  /** What is wrong with each unit, by its key. */
  readonly ofUnits: ReadonlyMap<number, readonly XmlIssue[]>;
  /** What is wrong with the envelope and the period; paths begin with `envelope` or `period`. */
  readonly ofEnvelope: readonly XmlIssue[];
  /** What is wrong with all of it together. */
  readonly remarks: readonly string[];
  /** Undefined as long as something is wrong. */
  readonly sending: Sending | undefined;
}

export interface Sending {
  readonly root: string;
  readonly value: Envoi;
  readonly xml: string;
  /** Identifiers and communes of the units, by their keys, in the order of the sending. */
  readonly units: ReadonlyMap<number, { readonly id: string; readonly commune: string }>;
  /** The draft with all numbers that were given: taken home again, it is the same sending. */
  readonly numbered: SendingDraft;
}

/** What a sending is made under: the language of its messages, and the time. */
export interface Making {
  readonly rootOf: RootOf;
  readonly now: string;
  readonly locale: Locale;
}

/** Puts a sending together. */
export function compose(draft: SendingDraft, making: Making): Composed {
  const period = filled(draft.period);
  const ofUnits = new Map(
    draft.units.map((unit) => [unit.key, issuesOfUnit(unit, period, making)] as const),
  );
  const ofEnvelope = issuesOfEnvelope(draft, period, making);
  const nothing = { ofUnits, ofEnvelope, remarks: [], sending: undefined };
  const all = [...ofEnvelope, ...[...ofUnits.values()].flat()];
  if (draft.units.length === 0 || all.some(isError)) return nothing;
  try {
    return { ...nothing, ...made(draft, period, making) };
  } catch (error) {
    if (!(error instanceof ErreurElectorale)) throw error;
    return { ...nothing, remarks: error.remarques.map(({ message }) => message) };
  }
}

/** The sending of units and an envelope that are right by themselves. */
function made(
  draft: SendingDraft,
  period: unknown,
  { rootOf, now, locale }: Making,
): Pick<Composed, "remarks" | "sending"> {
  const numbers = numeroteur({ etat: draft.numbers });
  // Both were checked by the schema before.
  const envelope = draft.envelope as unknown as EnveloppeElectoraleType;
  const periode = period as PeriodeDeRevisionType | undefined;
  const options: OptionsDEnvoi = {
    ...envelope,
    dateHeureEnvoi: envelope.dateHeureEnvoi ?? now,
    numeroteur: numbers,
    periode,
    locale,
  };
  const units = draft.units.map((unit) => [unit.key, draftOf(unit)] as const);
  const { root, value, order } = inItsForm(draft, units, options);
  const descriptor = rootOf(root);
  const remarks = validate(descriptor, value as never, { rules, locale })
    .filter(isError)
    .map(({ message }) => message);
  if (remarks.length > 0) return { remarks, sending: undefined };
  const filledIn = unitesDe(value);
  const byKey = new Map(order.map((key, index) => [key, filledIn[index]] as const));
  const sending: Sending = {
    root,
    value,
    xml: serialize(descriptor, value as never, { indent: 2 }),
    units: new Map(
      Array.from(byKey, ([key, unit]) => [
        key,
        { id: unit?.value.id ?? "", commune: (unit && communeDe(unit)) ?? "" },
      ]),
    ),
    numbered: {
      ...draft,
      units: draft.units.map((unit) => ({
        ...unit,
        value: byKey.get(unit.key)?.value ?? unit.value,
      })),
      envelope: {
        ...draft.envelope,
        identifiantEnvoi: value.enveloppeElectorale.identifiantEnvoi,
        dateHeureEnvoi: value.enveloppeElectorale.dateHeureEnvoi,
      },
      numbers: numbers.etat(),
      lotNumbers: lotNumbersOf(value),
      revision: draft.revision + 1,
    },
  };
  return { remarks: [], sending };
}

/** What units there are decides the form, unless it is asked for. */
export function formOf({ form, units }: SendingDraft): Exclude<SendingDraft["form"], "auto"> {
  if (form !== "auto") return form;
  if (units.length < 2) return "unit";
  return new Set(units.map(communeOf)).size < 2 ? "lot" : "lots";
}

/** The commune of a unit that may have holes. */
export function communeOf({ value }: CollectedUnit): string | undefined {
  return textAt(value, "communeDInscription", "localite", "code");
}

/** The first text at the end of a way of names, wherever the way begins in a value. */
export function textAt(value: unknown, ...way: readonly string[]): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  let here: unknown = value;
  for (const step of way)
    here =
      typeof here === "object" && here !== null
        ? (here as Record<string, unknown>)[step]
        : undefined;
  if (typeof here === "string" && here !== "") return here;
  for (const inner of Object.values(value)) {
    const found = textAt(inner, ...way);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface InForm {
  readonly root: string;
  readonly value: Envoi;
  /** The keys of the units in the order of the sending. */
  readonly order: readonly number[];
}

function inItsForm(
  draft: SendingDraft,
  units: readonly (readonly [number, Brouillon])[],
  options: OptionsDEnvoi,
): InForm {
  const drafts = units.map(([, unit]) => unit);
  const order = units.map(([key]) => key);
  const form = formOf(draft);
  const [first, ...more] = drafts;
  if (form === "unit" && first !== undefined && more.length === 0)
    return { root: "EnvoiUniteElectorale", value: envoi(first, options), order };
  const root = "EnvoiLotDUnitesElectorales";
  const lots = repartir(drafts, options).map((one) => ({
    ...one,
    numeroDeLot: draft.lotNumbers[one.commune],
  }));
  const [only, ...others] = lots;
  if (form !== "lots" && only !== undefined && others.length === 0) {
    const { commune, numeroDeLot } = only;
    return { root, value: lot(commune, drafts, { ...options, numeroDeLot }), order };
  }
  const keys = new Map(units.map(([key, unit]) => [unit, key]));
  const regrouped = lots.flatMap(({ unites }) => unites.flatMap((unit) => keys.get(unit) ?? []));
  return { root, value: lotDeLots(lots, options), order: regrouped };
}

function lotNumbersOf({ contenu }: Envoi): Readonly<Record<string, string>> {
  const one =
    "lotDUnitesElectoralesDePlusieursTypes" in contenu
      ? contenu.lotDUnitesElectoralesDePlusieursTypes
      : undefined;
  const several =
    "lotDeLotsDUnitesElectoralesDePlusieursTypes" in contenu
      ? contenu.lotDeLotsDUnitesElectoralesDePlusieursTypes?.lot
      : undefined;
  return Object.fromEntries(
    [...(one === undefined ? [] : [one]), ...(several ?? [])].map(({ identifiant }) => [
      identifiant.commune,
      identifiant.numeroDeLot,
    ]),
  );
}

/** A unit without what is there but empty: the sending gives it. */
function draftOf({ kind, value }: CollectedUnit): Brouillon {
  const { periodeDeRevision, ...rest } = value as Readonly<Record<string, unknown>>;
  const period = filled(periodeDeRevision);
  // A unit of the kind that its form made, checked by the schema before.
  return {
    kind,
    value: period === undefined ? rest : { ...rest, periodeDeRevision: period },
  } as unknown as Brouillon;
}

interface CheckedUnit extends Pick<Making, "locale"> {
  readonly period: unknown;
  readonly issues: readonly XmlIssue[];
}

/** A unit that has not changed is not checked again. */
const checked = new WeakMap<CollectedUnit, CheckedUnit>();

/** What is wrong with a unit beside that it lacks what the sending gives. */
function issuesOfUnit(
  unit: CollectedUnit,
  period: unknown,
  { rootOf, locale }: Making,
): readonly XmlIssue[] {
  const known = checked.get(unit);
  if (known?.locale === locale && known.period === period) return known.issues;
  const { kind, value } = draftOf(unit);
  const own = value.periodeDeRevision ?? period;
  const whole = {
    ...value,
    id: value.id ?? `${sigles[kind]}-0`,
    periodeDeRevision: own ?? { dateDeDebut: "2000-09-01", dateDeFin: "2001-02-28" },
  };
  const local = kind.charAt(0).toUpperCase() + kind.slice(1);
  // Rules may look at the period; one that nobody entered says nothing.
  const issues = validate(rootOf(local), whole as never, {
    locale,
    ...(own !== undefined && { rules }),
  });
  checked.set(unit, { locale, period, issues });
  return issues;
}

function issuesOfEnvelope(
  { envelope }: SendingDraft,
  period: unknown,
  { rootOf, now, locale }: Making,
): readonly XmlIssue[] {
  const enveloppeElectorale = {
    identifiantEnvoi: "0",
    dateHeureEnvoi: now,
    destinataire: { typePartenaire: "insee", code: "INSEE" },
    environnement: "T",
    ...envelope,
    nombreDUnites: 1,
  };
  const below = (root: string, value: unknown, property: string, name: string): XmlIssue[] =>
    validate(rootOf(root), value as never, { locale })
      .filter(({ path }) => path[0] === property)
      .map((issue) => ({ ...issue, path: [name, ...issue.path.slice(1)] }));
  const unit = { enveloppeElectorale, contenu: {} };
  return [
    ...below("EnvoiUniteElectorale", unit, "enveloppeElectorale", "envelope"),
    ...(period === undefined
      ? []
      : below("AvisDeRadiation", { periodeDeRevision: period }, "periodeDeRevision", "period")),
  ];
}

/** A value of which something is filled in; undefined where nothing is. */
function filled(value: unknown): unknown {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value !== "object") return value;
  return Object.values(value).some((inner) => filled(inner) !== undefined) ? value : undefined;
}
