/** The electoral schemas, by their path in the package. */
export const electoralFiles: ReadonlyMap<string, string> = new Map(
  Object.entries(
    import.meta.glob<string>("../../../schemas/**/*.xsd", {
      query: "?raw",
      import: "default",
      eager: true,
    }),
  ).map(([path, text]) => [path.replace(/^(\.\.\/)+/, ""), text]),
);

/** What the set is loaded from; the other files are asked for by these. */
export const electoralLocations = [
  "schemas/electoral/echanges-mairies-insee-unite-electorale.xsd",
  "schemas/electoral/echanges-mairies-insee-gestion.xsd",
];
