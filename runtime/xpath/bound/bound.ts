/** The texts of nodes, by their indexes. */
export type Texts = readonly string[];

/** What an expression gives where the nodes are known and their texts are not: `isFixed` where no text counts. */
export interface Bound<T> {
  readonly isFixed: boolean;
  readonly of: (texts: Texts) => T;
}

const noTexts: Texts = [];

export function fixed<T>(value: T): Bound<T> {
  return { isFixed: true, of: () => value };
}

/** Worked out now where no text counts. */
export function bound<T>(isFixed: boolean, of: (texts: Texts) => T): Bound<T> {
  return isFixed ? fixed(of(noTexts)) : { isFixed, of };
}

export function mapped<A, T>(a: Bound<A>, make: (value: A) => T): Bound<T> {
  const { of } = a;
  return bound(a.isFixed, (texts) => make(of(texts)));
}

export function joined<A, B, T>(a: Bound<A>, b: Bound<B>, make: (a: A, b: B) => T): Bound<T> {
  const { of: first } = a;
  const { of: second } = b;
  return bound(a.isFixed && b.isFixed, (texts) => make(first(texts), second(texts)));
}

/** Both of two, or with `isOr` one of them; the second is made where the first does not decide alone. */
export function either(
  isOr: boolean,
  a: Bound<boolean>,
  makeSecond: () => Bound<boolean>,
): Bound<boolean> {
  const { of: first } = a;
  if (a.isFixed) return first(noTexts) === isOr ? a : makeSecond();
  const b = makeSecond();
  const { of: second } = b;
  if (b.isFixed) return second(noTexts) === isOr ? b : a;
  return isOr
    ? { isFixed: false, of: (texts) => first(texts) || second(texts) }
    : { isFixed: false, of: (texts) => first(texts) && second(texts) };
}

/** Whether one of several is true. */
export function someOf(parts: readonly Bound<boolean>[]): Bound<boolean> {
  let result: Bound<boolean> = fixed(false);
  for (const part of parts) result = either(true, result, () => part);
  return result;
}
