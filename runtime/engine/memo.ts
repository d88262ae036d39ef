/**
 * A function that makes something of an object once and remembers it for as long as the object lives, `undefined` as well. What
 * is remembered is found by the object itself: descriptors must be one object each. It calls nothing twice for one object, unless
 * making it asks for the same object again.
 */
export function memo<Key extends WeakKey, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new WeakMap<Key, Made>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined || made.has(key)) return known as Made;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
