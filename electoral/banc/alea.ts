/** A reproducible source of random draws: the same seed gives the same draws, so the bench invents the same persons again. */
export interface Alea {
  /** A random integer from 0 up to, but not including, a limit. */
  entier(limite: number): number;
  parmi<T>(choix: readonly [T, ...T[]]): T;
  /** True in `cas` of a hundred draws. */
  sur100(cas: number): boolean;
}

/**
 * Draws from a seed (mulberry32, which is in the public domain): no `Math.random`, which no test could repeat.
 *
 * @example
 * alea(7).entier(100) === alea(7).entier(100);
 */
export function alea(graine: number): Alea {
  let state = graine >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const entier = (limite: number): number => Math.floor(next() * limite);
  return {
    entier,
    parmi: (choix) => choix[entier(choix.length)] ?? choix[0],
    sur100: (cas) => entier(100) < cas,
  };
}

/** A number of 32 bits for a text (FNV-1a): seeds of communes. */
export function empreinte(texte: string): number {
  let hash = 0x811c9dc5;
  for (const character of texte)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
