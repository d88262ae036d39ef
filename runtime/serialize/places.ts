import type { Properties } from "../presence.js";

/** The places of the properties of objects of one type. */
export interface Places {
  readonly names: readonly string[];
  readonly size: number;
  of(name: string): number;
}

/** Objects of more properties are left to others: finding the place of each would take too long. */
export const maxPlaces = 200;

/** Gives each property a place, in the order of the schema. */
export function placesOf(properties: readonly string[]): Places {
  const names = [...new Set(properties)];
  const places = new Map(names.map((name, place) => [name, place]));
  return { names, size: names.length, of: (name) => places.get(name) ?? -1 };
}

/**
 * Lays the properties of an object out by their places. False when there is one that has none, or when the object is not made
 * of plain properties, so that looking at them one by one may not show all. Looking is much faster than asking for each
 * property by name, of which most objects have a few only.
 */
export function spread(
  value: object,
  names: readonly string[],
  values: unknown[],
  from: number,
): value is Properties {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  for (let place = 0; place < names.length; place++) values[from + place] = undefined;
  let next = 0;
  for (const name in value) {
    // Most objects have their properties in the order of the schema.
    let place = next;
    while (place < names.length && names[place] !== name) place++;
    if (place === names.length) {
      place = names.indexOf(name);
      if (place < 0) return false;
    }
    values[from + place] = (value as Properties)[name];
    next = place + 1;
  }
  return true;
}
