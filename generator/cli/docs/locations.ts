/** Locations without their common folder, so that pages do not reveal where somebody keeps the files. */
export function shownLocations(locations: readonly string[]): readonly string[] {
  const folders = locations.map((location) => location.split("/").slice(0, -1));
  const [first = [], ...others] = folders;
  const end = first.findIndex((part, index) => others.some((folder) => folder[index] !== part));
  const common = end < 0 ? first.length : end;
  return locations.map((location) => location.split("/").slice(common).join("/"));
}
