import type { Diagnostic } from "../../../../../generator/diagnostics.js";
import { loadSchema } from "../../../../../generator/schema/load.js";

/** What is found in a schema of these components, in namespace `urn:t`, prefix `t`, local names unqualified. */
export async function findingsIn(components: string): Promise<readonly Diagnostic[]> {
  const text = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t">\n${components}\n</xs:schema>`;
  const bytes = new TextEncoder().encode(text);
  const { diagnostics } = await loadSchema({
    locations: ["t.xsd"],
    locale: "en",
    read: (location) => Promise.resolve(location === "t.xsd" ? bytes : undefined),
  });
  return diagnostics;
}
