import type { Report } from "../../diagnostics.js";
import type { Schema } from "../components.js";
import type { SubstitutionGroups } from "./content/substitution-groups.js";

/** What every check has at hand. */
export interface Context {
  readonly schema: Schema;
  readonly report: Report;
  readonly groups: SubstitutionGroups;
}
