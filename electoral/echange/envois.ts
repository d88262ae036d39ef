import type {
  EnvoiLotDUnitesElectoralesType,
  EnvoiUniteElectoraleType,
  IdentifiantDeLotType,
  PeriodeDeRevisionType,
} from "../../generated/electoral/index.js";
import { ErreurElectorale, type Remarque, remarque } from "../remarques.js";
import {
  checkParts,
  enveloppe,
  fill,
  type OptionsDEnvoi,
  type Part,
  periodOfPart,
  takenIds,
} from "./completer.js";
import { type Brouillon, cleDePeriode, communeDe } from "./unites.js";

/** Options of a sending of one lot. */
export interface OptionsDeLot extends OptionsDEnvoi {
  /** The number of the lot among those of its commune. Default: the numberer's. */
  readonly numeroDeLot?: string | undefined;
}

/** The units of one lot: all of one commune and one revision period. */
export interface LotDeCommune {
  readonly commune: string;
  readonly unites: readonly Brouillon[];
  /** The number of the lot among those of its commune. Default: the numberer's. */
  readonly numeroDeLot?: string | undefined;
}

/**
 * A sending of one unit, in its envelope. A missing identifier or period is filled in. Mistakes throw an `ErreurElectorale` with
 * every reason, and no number is used up.
 *
 * @example
 * const sending = envoi(units[0], { emetteur, dateHeureEnvoi, periode, numeroteur: numeroteur() });
 * const xml = serialize(EnvoiUniteElectoraleElement, sending);
 */
export function envoi(unite: Brouillon, options: OptionsDEnvoi): EnvoiUniteElectoraleType {
  const parts: readonly Part[] = [{ unites: [unite], commune: undefined }];
  checkParts(parts, options);
  const periode = periodOfPart({ unites: [unite] }, options);
  const enveloppeElectorale = enveloppe(1, periode, options);
  const { kind, value } = fill(unite, periode, options.numeroteur, takenIds(parts));
  // The content has one property, named after the kind of the unit; the compiler cannot see this for a generic kind.
  const contenu = { [kind]: value } as unknown as EnvoiUniteElectoraleType["contenu"];
  return { enveloppeElectorale, contenu };
}

/**
 * A sending of one lot, all of whose units are of one commune and one period.
 *
 * @example
 * const sending = lot("44109", units, { emetteur, dateHeureEnvoi, periode, numeroteur: numeroteur() });
 */
export function lot(
  commune: string,
  unites: Iterable<Brouillon>,
  options: OptionsDeLot,
): EnvoiLotDUnitesElectoralesType {
  const part = { unites: Array.from(unites), commune };
  checkParts([part], options);
  const periode = periodOfPart(part, options);
  const enveloppeElectorale = enveloppe(part.unites.length, periode, options);
  const identifiant = identifiantDeLot(
    { commune, numeroDeLot: options.numeroDeLot },
    periode,
    options,
  );
  const taken = takenIds([part]);
  const uniteElectorale = part.unites.map((unite) =>
    fill(unite, periode, options.numeroteur, taken),
  );
  const lotDUnitesElectoralesDePlusieursTypes = { identifiant, uniteElectorale };
  return { enveloppeElectorale, contenu: { lotDUnitesElectoralesDePlusieursTypes } };
}

/**
 * A sending of several lots, one for each commune, as concentrators send them. `repartir` makes the lots of mixed units.
 *
 * @example
 * const sending = lotDeLots(repartir(units), { emetteur, dateHeureEnvoi, periode, numeroteur: numeroteur() });
 */
export function lotDeLots(
  lots: Iterable<LotDeCommune>,
  options: OptionsDEnvoi,
): EnvoiLotDUnitesElectoralesType {
  const parts = Array.from(lots);
  checkCommunes(parts, options);
  checkParts(parts, options);
  const first = parts[0] === undefined ? undefined : periodOfPart(parts[0], options);
  const count = parts.reduce((sum, { unites }) => sum + unites.length, 0);
  const enveloppeElectorale = enveloppe(count, first, options);
  const taken = takenIds(parts);
  const lot = parts.map((part, index) => {
    const periode = periodOfPart(part, options);
    const identifiant = identifiantDeLot(part, periode, options);
    const uniteElectorale = part.unites.map((unite) =>
      fill(unite, periode, options.numeroteur, taken),
    );
    return { numero: index + 1, identifiant, uniteElectorale };
  });
  return { enveloppeElectorale, contenu: { lotDeLotsDUnitesElectoralesDePlusieursTypes: { lot } } };
}

/**
 * Splits units into lots, one for each commune and period, in order of first appearance; the units of a lot keep their order. Units of a
 * commune with two periods make two lots, which cannot go out in one lot of lots.
 *
 * @example
 * for (const { commune, unites } of repartir(units)) console.log(commune, unites.length);
 */
export function repartir(
  unites: Iterable<Brouillon>,
  options: Pick<OptionsDEnvoi, "periode" | "locale"> = {},
): readonly LotDeCommune[] {
  const lots = new Map<string, { readonly commune: string; readonly unites: Brouillon[] }>();
  const remarques: Remarque[] = [];
  let rang = 0;
  for (const unite of unites) {
    rang++;
    const commune = communeDe(unite);
    if (commune === undefined) {
      remarques.push(remarque("lot-commune-absente", "error", { rang }, options.locale));
      continue;
    }
    const periode = unite.value.periodeDeRevision ?? options.periode;
    const key = `${commune} ${periode === undefined ? "" : cleDePeriode(periode)}`;
    const own = lots.get(key) ?? { commune, unites: [] };
    own.unites.push(unite);
    lots.set(key, own);
  }
  if (remarques.length > 0) throw new ErreurElectorale(remarques);
  return [...lots.values()];
}

/** The commune and the number of a lot. */
export function identifiantDeLot(
  { commune, numeroDeLot }: Pick<LotDeCommune, "commune" | "numeroDeLot">,
  periode: PeriodeDeRevisionType | undefined,
  { numeroteur, locale }: OptionsDEnvoi,
): IdentifiantDeLotType {
  const number =
    numeroDeLot ?? (periode === undefined ? undefined : numeroteur?.lot(commune, periode));
  if (number === undefined)
    throw new ErreurElectorale([remarque("lot-sans-numero", "error", { commune }, locale)]);
  return { commune, numeroDeLot: number };
}

function checkCommunes(lots: readonly LotDeCommune[], { locale }: OptionsDEnvoi): void {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { commune } of lots) (seen.has(commune) ? twice : seen).add(commune);
  if (lots.length === 0) throw new ErreurElectorale([remarque("lot-vide", "error", {}, locale)]);
  if (twice.size > 0)
    throw new ErreurElectorale(
      Array.from(twice, (commune) => remarque("lot-commune-double", "error", { commune }, locale)),
    );
}
