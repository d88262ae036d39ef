/** A path as a relative reference (RFC 3986, 4.2): a colon in its first part, `?` and `#` are escaped, since they have meanings of their own. */
export function uriOf(file: string): string {
  return file.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
}
