import { type KindDUnite, sigles } from "./unites.js";

/*
 * The forms of documents of the exchange: where their units are.
 */

const el = "{http://xml.insee.fr/schema/electoral}";
const lot = `${el}LotDUnitesElectoralesDePlusieursTypes`;
const lotDeLots = `${el}LotDeLotsDUnitesElectoralesDePlusieursTypes`;
const envoiDeLot = `${el}EnvoiLotDUnitesElectorales`;
const envoiDUnite = `${el}EnvoiUniteElectorale`;
const envoiDeGestion = `${el}EnvoiGestion`;

/** How a document holds its units. */
export interface Forme {
  /** Whether the root is one of the exchange. */
  readonly connue: boolean;
  /** The names of the properties that lead to its units; empty where there is one unit, which is no item of a list. */
  readonly way: readonly string[];
  /** The Clark name of the elements that contain units; undefined if the root itself is a unit. */
  readonly parent: string | undefined;
}

const lotProperty = "lotDUnitesElectoralesDePlusieursTypes";
const lotDeLotsProperty = "lotDeLotsDUnitesElectoralesDePlusieursTypes";

/** Whether the names are enough to know the form of a document. */
export function isEnough(noms: readonly string[]): boolean {
  const [racine] = noms;
  return racine !== envoiDeLot || noms.includes(lot) || noms.includes(lotDeLots);
}

/** The form of a document, by the names at its beginning. */
export function formeDe(noms: readonly string[]): Forme {
  const [racine = ""] = noms;
  const inLot = { connue: true, parent: lot };
  const inLots = { connue: true, parent: `${el}Lot` };
  switch (racine) {
    case envoiDeLot:
      return noms.includes(lotDeLots)
        ? { ...inLots, way: ["contenu", lotDeLotsProperty, "lot", "uniteElectorale"] }
        : { ...inLot, way: ["contenu", lotProperty, "uniteElectorale"] };
    case lot:
      return { ...inLot, way: ["uniteElectorale"] };
    case lotDeLots:
      return { ...inLots, way: ["lot", "uniteElectorale"] };
    case envoiDeGestion:
      return { connue: true, parent: `${el}Contenu`, way: ["contenu", "uniteDeGestion"] };
    case envoiDUnite:
      return { connue: true, parent: `${el}Contenu`, way: [] };
    default:
      return { connue: kindOf(racine) !== undefined, parent: undefined, way: [] };
  }
}

/** The kind of unit that an element with this name is; undefined for other elements. */
export function kindOf(name: string): KindDUnite | undefined {
  if (!name.startsWith(el)) return undefined;
  const local = name.slice(el.length);
  const kind = `${local.charAt(0).toLowerCase()}${local.slice(1)}`;
  return isKind(kind) ? kind : undefined;
}

function isKind(text: string): text is KindDUnite {
  return Object.hasOwn(sigles, text);
}

/** The names of all known roots, as documents write them. */
export function racinesConnues(): readonly string[] {
  const units = Object.keys(sigles).map((kind) => kind.charAt(0).toUpperCase() + kind.slice(1));
  const others = [envoiDUnite, envoiDeLot, envoiDeGestion, lot, lotDeLots];
  return [...others.map((name) => name.slice(el.length)), ...units];
}
