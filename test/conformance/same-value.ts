/**
 * The path of the first difference between two values of documents; undefined where they are equal. Prefixes have no meaning, so the
 * prefix of a name and the namespaces in scope of a generic element do not count.
 */
export function differentAt(a: unknown, b: unknown): string | undefined {
  const open: [unknown, unknown, string][] = [[a, b, ""]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [first, second, path] = next;
    if (Object.is(first, second)) continue;
    if (!isObject(first) || !isObject(second)) return path;
    if (Array.isArray(first) !== Array.isArray(second)) return path;
    const [before, after] = [keysOf(first), keysOf(second)];
    if (before.length !== after.length) return `${path} {${before.join()}} {${after.join()}}`;
    for (const key of before) {
      if (!Object.hasOwn(second, key)) return `${path}.${key}`;
      open.push([Reflect.get(first, key), Reflect.get(second, key), `${path}.${key}`]);
    }
  }
  return undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** The properties that mean something. */
function keysOf(value: object): readonly string[] {
  const keys = Object.keys(value).filter((key) => Reflect.get(value, key) !== undefined);
  if (keys.includes("namespace") && keys.includes("local"))
    return keys.filter((key) => key !== "prefix");
  if (keys.includes("name") && isObject(Reflect.get(value, "name"))) {
    return keys.filter((key) => key !== "namespaces");
  }
  return keys;
}
