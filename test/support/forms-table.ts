import type { Feature } from "./features.js";
import { tallyOf } from "./json-agreement.js";

/** How many values are drawn for each root of a feature. */
const drawn = 20;

/** The table of docs/forms.md, in Markdown. */
export function formsTable(features: readonly Feature[]): string {
  const rows = features.map((feature) => {
    const { zod, json, tooStrict, differing } = tallyOf(feature, drawn);
    const said = [zod.accepted, zod.refused, json.accepted, json.refused, tooStrict.length];
    return [feature.name, ...said, differing.length === 0 ? "yes" : `no: ${differing.length}`];
  });
  const head = [
    "feature",
    "zod takes",
    "refuses",
    "JSON Schema takes",
    "refuses",
    "too strict",
    "`Target` agrees",
  ];
  const lines = [head, head.map((_, index) => (index === 0 ? "---" : "--:")), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
