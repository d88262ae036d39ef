import type {
  EnvoiGestionType,
  EnvoiLotDUnitesElectoralesType,
  EnvoiUniteElectoraleType,
} from "../../generated/electoral/index.js";
import type { Unite } from "./unites.js";

/** A sending of any kind, as a value. */
export type Envoi = EnvoiUniteElectoraleType | EnvoiLotDUnitesElectoralesType | EnvoiGestionType;

/**
 * The units of a sending in order, whether it holds one unit, a lot, or a lot of lots.
 *
 * @example
 * unitesDe(parseOrThrow(EnvoiLotDUnitesElectoralesElement, text)).length;
 */
export function unitesDe({ contenu }: Envoi): readonly Unite[] {
  if ("uniteDeGestion" in contenu) return contenu.uniteDeGestion;
  if (isOfLot(contenu)) {
    const { lotDUnitesElectoralesDePlusieursTypes: lot } = contenu;
    if (lot !== undefined) return lot.uniteElectorale;
    const { lotDeLotsDUnitesElectoralesDePlusieursTypes: lots } = contenu;
    return lots?.lot.flatMap(({ uniteElectorale }) => uniteElectorale) ?? [];
  }
  return Object.entries(contenu).flatMap(([kind, value]: [string, unknown]) =>
    // The property that holds the one unit is named after its kind.
    value === undefined ? [] : [{ kind, value } as Unite],
  );
}

function isOfLot(contenu: Envoi["contenu"]): contenu is EnvoiLotDUnitesElectoralesType["contenu"] {
  return (
    "lotDUnitesElectoralesDePlusieursTypes" in contenu ||
    "lotDeLotsDUnitesElectoralesDePlusieursTypes" in contenu
  );
}
