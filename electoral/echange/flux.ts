import {
  EnvoiLotDUnitesElectoralesElement,
  type LotNumeroteType,
  type PeriodeDeRevisionType,
} from "../../generated/electoral/index.js";
import { type Items, type SerializeOptions, serializeStream } from "../../runtime/index.js";
import { ErreurElectorale, remarque } from "../remarques.js";
import {
  checkParts,
  checkUnit,
  enveloppe,
  fill,
  type OptionsDEnvoi,
  periodOfPart,
} from "./completer.js";
import { identifiantDeLot, type LotDeCommune, type OptionsDeLot } from "./envois.js";
import type { Brouillon, UniteElectorale } from "./unites.js";

/** What has to be known before the first unit of a stream. */
export interface OptionsDeFlux {
  /** The number of units, which the envelope states before the first of them; a stream with another number throws at its end. */
  readonly nombreDUnites: number;
  /** The revision period of the units. */
  readonly periode: PeriodeDeRevisionType;
  /** How the document is written. */
  readonly ecriture?: Omit<SerializeOptions, "type" | "rules" | "level"> | undefined;
}

/**
 * {@link lot} for any number of units, in constant memory: gives pieces of the document as they are ready. A unit with mistakes ends
 * the stream.
 *
 * @example
 * const pieces = lotEnFlux("44109", units, { emetteur, dateHeureEnvoi, periode, numeroteur: numeroteur(), nombreDUnites: 3 });
 * await pipeline(pieces, createWriteStream("envoi.xml"));
 */
export async function* lotEnFlux(
  commune: string,
  unites: Items<Brouillon>,
  options: OptionsDeLot & OptionsDeFlux,
): AsyncGenerator<string, void, undefined> {
  const { nombreDUnites, periode, numeroteur } = options;
  checkNotEmpty(options);
  const enveloppeElectorale = enveloppe(nombreDUnites, periode, options);
  const identifiant = identifiantDeLot(
    { commune, numeroDeLot: options.numeroDeLot },
    periode,
    options,
  );
  const head = {
    enveloppeElectorale,
    contenu: { lotDUnitesElectoralesDePlusieursTypes: { identifiant } },
  };
  async function* filled(): AsyncGenerator<UniteElectorale> {
    let count = 0;
    for await (const unite of unites) {
      const remarques = checkUnit(unite, ++count, { commune, periode }, options);
      if (remarques.length > 0) throw new ErreurElectorale(remarques);
      yield fill(unite, periode, numeroteur);
    }
    checkCount(count, options);
  }
  yield* serializeStream(EnvoiLotDUnitesElectoralesElement, head, filled(), {
    ...options.ecriture,
    at: ["contenu", "lotDUnitesElectoralesDePlusieursTypes", "uniteElectorale"],
  });
}

/**
 * {@link lotDeLots} for any number of lots; memory holds one lot at a time.
 *
 * @example
 * const nombreDUnites = units.length;
 * const pieces = lotDeLotsEnFlux(repartir(units), { emetteur, dateHeureEnvoi, periode, numeroteur: numeroteur(), nombreDUnites });
 * await pipeline(pieces, createWriteStream("envoi.xml"));
 */
export async function* lotDeLotsEnFlux(
  lots: Items<LotDeCommune>,
  options: OptionsDEnvoi & OptionsDeFlux,
): AsyncGenerator<string, void, undefined> {
  const { nombreDUnites, numeroteur } = options;
  checkNotEmpty(options);
  const enveloppeElectorale = enveloppe(nombreDUnites, options.periode, options);
  const head = {
    enveloppeElectorale,
    contenu: { lotDeLotsDUnitesElectoralesDePlusieursTypes: {} },
  };
  async function* filled(): AsyncGenerator<LotNumeroteType> {
    let numero = 0;
    let count = 0;
    for await (const part of lots) {
      checkParts([part], options);
      const periode = periodOfPart(part, options);
      const identifiant = identifiantDeLot(part, periode, options);
      const uniteElectorale = part.unites.map((unite) => fill(unite, periode, numeroteur));
      count += uniteElectorale.length;
      yield { numero: ++numero, identifiant, uniteElectorale };
    }
    checkCount(count, options);
  }
  yield* serializeStream(EnvoiLotDUnitesElectoralesElement, head, filled(), {
    ...options.ecriture,
    at: ["contenu", "lotDeLotsDUnitesElectoralesDePlusieursTypes", "lot"],
  });
}

function checkNotEmpty({ nombreDUnites, locale }: OptionsDeFlux & OptionsDEnvoi): void {
  if (nombreDUnites === 0) throw new ErreurElectorale([remarque("lot-vide", "error", {}, locale)]);
}

function checkCount(
  trouve: number,
  { nombreDUnites, locale }: OptionsDeFlux & OptionsDEnvoi,
): void {
  if (trouve === nombreDUnites) return;
  const parameters = { annonce: nombreDUnites, trouve };
  throw new ErreurElectorale([remarque("nombre-different", "error", parameters, locale)]);
}
