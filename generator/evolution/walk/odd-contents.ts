import { freshLocal } from "../witness/costs.js";
import type { Wish } from "../witness/samples.js";

/** Contents of which hardly any type takes all. */
export const oddContents: readonly Wish[] = [
  { content: ["a"] },
  { content: [] },
  { content: [{ name: { namespace: "", local: freshLocal }, attributes: [], content: [] }] },
  { attribute: { name: { namespace: "", local: freshLocal }, value: "a" } },
];
