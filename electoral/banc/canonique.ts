import { empreinte } from "./alea.js";

/** A value as text, for comparing values: names sorted and absent properties left out, so that a round trip through XML changes nothing. */
export function canonique(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonique).join()}]`;
  if (typeof value === "bigint") return JSON.stringify(String(value));
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const inside = value as Readonly<Record<string, unknown>>;
  let text = "";
  for (const name of Object.keys(inside).sort()) {
    const each = inside[name];
    if (each === undefined || (Array.isArray(each) && each.length === 0)) continue;
    text += `${text === "" ? "" : ","}${JSON.stringify(name)}:${canonique(each)}`;
  }
  return `{${text}}`;
}

/** A short fingerprint of a value, its length and a hash, with which units are told apart without keeping them. */
export function marque(value: unknown): string {
  const text = canonique(value);
  return `${text.length} ${empreinte(text)}`;
}
