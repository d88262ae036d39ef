import { xlinkSchema } from "./bundled/xlink.js";
import { xmlSchema } from "./bundled/xml.js";
import { xmldsigSchema } from "./bundled/xmldsig.js";

/** Schemas that come with the package, by namespace; written for it after the Recommendations that define the namespaces. */
const schemas: ReadonlyMap<string, { readonly location: string; readonly text: string }> = new Map([
  ["http://www.w3.org/XML/1998/namespace", { location: "scrutin:xml.xsd", text: xmlSchema }],
  ["http://www.w3.org/1999/xlink", { location: "scrutin:xlink.xsd", text: xlinkSchema }],
  ["http://www.w3.org/2000/09/xmldsig#", { location: "scrutin:xmldsig.xsd", text: xmldsigSchema }],
]);

/** The location under which a schema for the namespace comes with the package. */
export function bundledLocation(namespace: string): string | undefined {
  return schemas.get(namespace)?.location;
}

/** The text of the schema that comes with the package under a location. */
export function bundledSchema(location: string): string | undefined {
  if (!location.startsWith("scrutin:")) return undefined;
  for (const schema of schemas.values()) if (schema.location === location) return schema.text;
  return undefined;
}
