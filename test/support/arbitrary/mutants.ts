import fc from "fast-check";

/** What a mutation changes: a place in a value, chosen by number among all of them. */
interface Place {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string | number;
}

/**
 * Values made from two valid ones by mistakes as programs make them: parts lost, moved, doubled or taken from the other
 * value, at any place.
 */
export function mutantsOf(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(values, values, fc.array(mutation, { minLength: 1, maxLength: 2 }))
    .map(([value, donor, mutations]) => {
      const holder: Record<string, unknown> = { value: structuredClone(value) };
      for (const { at, from, change } of mutations) {
        const places = placesIn(holder);
        const place = places[at % places.length];
        const donated = placesIn({ donor });
        const gift = donated[from % donated.length];
        if (place !== undefined && gift !== undefined)
          change(place, structuredClone(read(gift)), gift.key);
      }
      return holder["value"];
    });
}

/** Changes a place; it is given a part of the other value, and the name that it has there. */
type Change = (place: Place, gift: unknown, name: string | number) => void;

const changes: readonly Change[] = [
  function drop({ holder, key }) {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  },
  function replace(place, gift) {
    write(place, gift);
  },
  function add(place, gift, name) {
    const inner = read(place);
    if (Array.isArray(inner)) inner.push(gift);
    else if (isRecord(inner)) define(inner, String(name), gift);
  },
  function double({ holder, key }) {
    if (Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]));
  },
  function reverse(place) {
    const inner = read(place);
    if (Array.isArray(inner)) inner.reverse();
  },
  function rename({ holder, key }, _gift, name) {
    if (Array.isArray(holder)) return;
    const value = holder[key];
    delete holder[key];
    define(holder, String(name), value);
  },
  function empty(place) {
    const inner = read(place);
    write(place, Array.isArray(inner) ? [] : isRecord(inner) ? {} : "");
  },
  function wrap(place) {
    write(place, [read(place)]);
  },
  function nothing(place) {
    write(place, null);
  },
  function absent(place) {
    write(place, undefined);
  },
];

const mutation = fc.record({
  at: fc.nat({ max: 100_000 }),
  from: fc.nat({ max: 100_000 }),
  change: fc.constantFrom(...changes),
});

/** Every place in a value, from the outside in. */
function placesIn(holder: Place["holder"]): readonly Place[] {
  const keys = Array.isArray(holder) ? holder.keys() : Object.keys(holder);
  return [...keys].flatMap((key) => {
    const place = { holder, key };
    const inner = read(place);
    return [place, ...(Array.isArray(inner) || isRecord(inner) ? placesIn(inner) : [])];
  });
}

function read({ holder, key }: Place): unknown {
  return Array.isArray(holder) ? holder[Number(key)] : holder[key];
}

function write({ holder, key }: Place, value: unknown): void {
  if (Array.isArray(holder)) holder[Number(key)] = value;
  else define(holder, String(key), value);
}

/** Sets a property, `__proto__` like any other. */
function define(holder: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(holder, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
