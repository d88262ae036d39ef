import type { Champ } from "./champs.js";
import type { Colonne, Colonnes } from "./correspondance.js";

/** The order in which the cells of each row are read. */
export interface Plan {
  readonly constantes: readonly (readonly [Champ, string])[];
  readonly columns: readonly (readonly [index: number, column: Colonne])[];
}

const plans = /*@__PURE__*/ new WeakMap<Colonnes, Plan>();

/** The plan of a table, made with its first row. */
export function planOf(columns: Colonnes): Plan {
  const before = plans.get(columns);
  if (before !== undefined) return before;
  const read = Array.from(columns.lues.entries()).flatMap(([index, column]) =>
    column === undefined ? [] : [[index, column] as const],
  );
  // The code of a place of birth is checked against the date of birth, which may come in a later column.
  const isDate = ([, { champ }]: readonly [number, Colonne]): boolean => champ === "dateNaissance";
  const plan: Plan = {
    constantes: Object.entries(columns.constantes) as [Champ, string][],
    columns: [...read.filter(isDate), ...read.filter((each) => !isDate(each))],
  };
  plans.set(columns, plan);
  return plan;
}
