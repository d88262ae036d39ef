/**
 * Gives the bytes of a resource, or undefined when there is none. A location is a path or an address, as it was given by the
 * caller or resolved against such a one. Everything the generator reads comes through such a function.
 */
export type ReadResource = (location: string) => Promise<Uint8Array | undefined>;

const scheme = /^[A-Za-z][A-Za-z0-9+.-]+:/;

/** Whether a location is an address (RFC 3986) and not a path. A drive letter is no scheme. */
export function isAddress(location: string): boolean {
  return scheme.test(location) && !location.startsWith("file:");
}

/** Whether a location can be had from the network alone. */
export function isNetworkLocation(location: string): boolean {
  return /^https?:/i.test(location);
}

/**
 * The one spelling of a location: `/` between segments, no `.` and as few `..` as can be, `file:` addresses as paths. Two paths to
 * one file from one folder get the same spelling.
 */
export function normalizeLocation(location: string): string {
  if (isAddress(location)) return normalizeAddress(location);
  const path = location.startsWith("file:") ? filePath(location) : location;
  return joinSegments(path.replaceAll("\\", "/"));
}

/**
 * Resolves the location that a document at `base` gives (RFC 3986, section 5, for paths and addresses alike). The fragment goes.
 */
export function resolveLocation(base: string, reference: string): string {
  const target = reference.trim().replace(/#.*$/s, "");
  if (target === "") return base;
  if (scheme.test(target)) return normalizeLocation(target);
  if (isAddress(base)) return resolveAddress(base, target);
  const path = target.replaceAll("\\", "/");
  if (path.startsWith("/") || /^[A-Za-z]:\//.test(path)) return normalizeLocation(path);
  return joinSegments(base.slice(0, base.lastIndexOf("/") + 1) + path);
}

/** The same location with its percent escapes read; undefined when it has none. */
export function unescapeLocation(location: string): string | undefined {
  if (isAddress(location) || !location.includes("%")) return undefined;
  try {
    return decodeURIComponent(location);
  } catch {
    return undefined;
  }
}

function normalizeAddress(location: string): string {
  return URL.canParse(location) ? new URL(location).href : location;
}

function resolveAddress(base: string, reference: string): string {
  return URL.canParse(reference, base) ? new URL(reference, base).href : reference;
}

/** `file:///C:/a%20b.xsd` -> `C:/a b.xsd`, `file:///a.xsd` -> `/a.xsd`. */
function filePath(address: string): string {
  const path = address.replace(/^file:(\/\/[^/]*)?/, "").replace(/^\/+(?=[A-Za-z]:)/, "");
  return unescapeLocation(path) ?? path;
}

function joinSegments(path: string): string {
  const root = /^([A-Za-z]:)?\/+/.exec(path)?.[0] ?? "";
  const segments: string[] = [];
  for (const segment of path.slice(root.length).split("/")) {
    if (segment === "" || segment === ".") continue;
    const last = segments[segments.length - 1];
    if (segment !== "..") segments.push(segment);
    else if (last !== undefined && last !== "..") segments.pop();
    else if (root === "") segments.push("..");
  }
  return root.replace(/\/+$/, "/") + segments.join("/");
}
