/** A path as a relative reference (RFC 3986, 4.2): a colon in its first part, `?` and `#` would be read as something else. */
export function uriOf(file: string): string {
  return file.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
}
