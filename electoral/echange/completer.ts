import type {
  DateHeureType,
  EnveloppeElectoraleType,
  EnvironnementType,
  PartenaireType,
  PeriodeDeRevisionType,
} from "../../generated/electoral/index.js";
import { isNCName } from "../../runtime/xml/name-characters.js";
import {
  ErreurElectorale,
  type OptionsDeRemarques,
  type Remarque,
  remarque,
} from "../remarques.js";
import type { Numeroteur } from "./numeroteur.js";
import {
  type Brouillon,
  cleDePeriode,
  communeDe,
  type UniteElectorale,
  uniteEmbarquee,
} from "./unites.js";

/** Options of every sending. */
export interface OptionsDEnvoi extends OptionsDeRemarques {
  readonly emetteur: PartenaireType;
  /** Default: Insee, for a commune or a concentrator. */
  readonly destinataire?: PartenaireType | undefined;
  readonly dateHeureEnvoi: DateHeureType;
  /** `P` production, `T` test. Default `T`, so that no sending takes effect by mistake. */
  readonly environnement?: EnvironnementType | undefined;
  /** Default: the numberer's. */
  readonly identifiantEnvoi?: string | undefined;
  readonly versionSchema?: string | undefined;
  /** The revision period of units that have none of their own. It is never guessed, since there are exceptional ones, as in 2015. */
  readonly periode?: PeriodeDeRevisionType | undefined;
  /** Gives the identifiers of units, lots and sendings that have none. */
  readonly numeroteur?: Numeroteur | undefined;
}

/** The units of one lot, with what they share. */
export interface Part {
  readonly unites: readonly Brouillon[];
  /** The commune that they must belong to; undefined for a sending of one unit. */
  readonly commune: string | undefined;
}

/** Checks units before any number is given, and reports all mistakes at once. Units are numbered through all parts. */
export function checkParts(parts: readonly Part[], options: OptionsDEnvoi): void {
  const remarques: Remarque[] = [];
  const ids = new Set<string>();
  let rang = 0;
  for (const part of parts) {
    const wanted = periodOfPart(part, options);
    for (const unite of part.unites) {
      rang++;
      remarques.push(...checkUnit(unite, rang, { ...part, periode: wanted }, options));
      for (const id of idsOf(unite)) {
        if (ids.has(id))
          remarques.push(remarque("identifiant-double", "error", { id, rang }, options.locale));
        ids.add(id);
      }
    }
    if (part.unites.length === 0) remarques.push(remarque("lot-vide", "error", {}, options.locale));
  }
  if (remarques.length > 0) throw new ErreurElectorale(remarques);
}

/** The identifiers that a unit already has, including those of a unit embedded in it. */
function idsOf(unite: Brouillon): readonly string[] {
  const embedded = uniteEmbarquee(unite)?.value.id;
  return [unite.value.id, embedded].filter((id) => id !== undefined);
}

/** The period of a lot: that of the sending, else that of its first unit which has one. */
export function periodOfPart(
  { unites }: Pick<Part, "unites">,
  { periode }: Pick<OptionsDEnvoi, "periode">,
): PeriodeDeRevisionType | undefined {
  if (periode !== undefined) return periode;
  return unites.find(({ value }) => value.periodeDeRevision !== undefined)?.value.periodeDeRevision;
}

/** What a lot requires of its units. */
interface Wanted {
  readonly commune: string | undefined;
  readonly periode: PeriodeDeRevisionType | undefined;
}

/** The mistakes of one unit of a lot. */
export function checkUnit(
  unite: Brouillon,
  rang: number,
  { commune: attendue, periode }: Wanted,
  options: OptionsDEnvoi,
): readonly Remarque[] {
  const { locale } = options;
  const remarques: Remarque[] = [];
  const commune = communeDe(unite);
  if (commune === undefined)
    remarques.push(remarque("lot-commune-absente", "error", { rang }, locale));
  else if (attendue !== undefined && commune !== attendue)
    remarques.push(remarque("lot-autre-commune", "error", { rang, commune, attendue }, locale));
  const { id, periodeDeRevision } = unite.value;
  const own = periodeDeRevision ?? periode;
  if (own === undefined) remarques.push(remarque("periode-absente", "error", { rang }, locale));
  else if (periode !== undefined && cleDePeriode(own) !== cleDePeriode(periode)) {
    const parameters = { rang, periode: cleDePeriode(own), attendue: cleDePeriode(periode) };
    remarques.push(remarque("lot-periodes", "error", parameters, locale));
  }
  if (id === undefined && options.numeroteur === undefined)
    remarques.push(remarque("identifiant-absent", "error", { rang }, locale));
  if (id !== undefined && !isNCName(id))
    remarques.push(remarque("identifiant-forme", "error", { id }, locale));
  return remarques;
}

/** Fills in the identifier and the period of a checked unit. A unit embedded in it is left unchanged. */
export function fill(
  unite: Brouillon,
  periode: PeriodeDeRevisionType | undefined,
  numeroteur: Numeroteur | undefined,
  taken: ReadonlySet<string> = new Set(),
): UniteElectorale {
  const { kind, value } = unite;
  const periodeDeRevision = value.periodeDeRevision ?? periode;
  if (value.id !== undefined && value.periodeDeRevision !== undefined)
    return unite as UniteElectorale;
  const fresh = (): string | undefined => {
    if (periodeDeRevision === undefined) return undefined;
    const id = numeroteur?.unite(kind, communeDe(unite) ?? "", periodeDeRevision);
    return id !== undefined && taken.has(id) ? fresh() : id;
  };
  // A draft of one kind, with identifier and period, is a unit of that kind; the compiler cannot see this for a generic kind.
  return {
    kind,
    value: { ...value, id: value.id ?? fresh(), periodeDeRevision },
  } as unknown as UniteElectorale;
}

/** All identifiers that units already have, so that the numberer does not give them again. */
export function takenIds(parts: readonly Part[]): ReadonlySet<string> {
  return new Set(parts.flatMap(({ unites }) => unites.flatMap(idsOf)));
}

/** The envelope of a sending. */
export function enveloppe(
  nombreDUnites: number,
  periode: PeriodeDeRevisionType | undefined,
  options: OptionsDEnvoi,
): EnveloppeElectoraleType {
  const { emetteur, dateHeureEnvoi, environnement = "T", versionSchema, locale } = options;
  const isLocal =
    emetteur.typePartenaire === "commune" || emetteur.typePartenaire === "concentrateur";
  const destinataire =
    options.destinataire ??
    (isLocal ? ({ typePartenaire: "insee", code: "INSEE" } as const) : undefined);
  if (destinataire === undefined)
    throw new ErreurElectorale([remarque("destinataire-absent", "error", {}, locale)]);
  const identifiantEnvoi =
    options.identifiantEnvoi ??
    (periode === undefined ? undefined : options.numeroteur?.envoi(emetteur.code, periode));
  if (identifiantEnvoi === undefined)
    throw new ErreurElectorale([remarque("envoi-sans-identifiant", "error", {}, locale)]);
  return {
    identifiantEnvoi,
    dateHeureEnvoi,
    emetteur,
    destinataire,
    environnement,
    ...(versionSchema === undefined ? {} : { versionSchema }),
    nombreDUnites,
  };
}
