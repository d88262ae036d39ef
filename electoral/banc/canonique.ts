import { empreinte } from "./alea.js";

/** A value as one text, by which values are compared: names in order, without what is absent, so that reading and writing change nothing. */
export function canonique(value: unknown): string {
  return JSON.stringify(ordered(value)) ?? "";
}

/** A short mark of a value: its length and a hash. It tells units apart that are kept no longer than they are needed. */
export function marque(value: unknown): string {
  const text = canonique(value);
  return `${text.length} ${empreinte(text)}`;
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined && !(Array.isArray(each) && each.length === 0))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, each]) => [name, ordered(each)] as const);
  return Object.fromEntries(entries);
}
