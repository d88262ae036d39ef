/** The same thunk, called once: compiled forms are kept by object, so a descriptor must be one object. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
