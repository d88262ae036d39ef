import type { Report } from "../../diagnostics.js";
import type { ModelGroup, Schema } from "../components.js";
import type { SubstitutionGroups } from "./content/substitution-groups.js";

/** What every check has at hand. */
export interface Context {
  readonly schema: Schema;
  readonly report: Report;
  readonly groups: SubstitutionGroups;
  /** Groups in which a constraint was found to hold at any depth: what is part of a larger one need not be asked again. */
  readonly limited: Set<ModelGroup>;
  readonly consistent: Set<ModelGroup>;
  readonly distinct: Set<ModelGroup>;
}
