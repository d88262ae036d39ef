import type { ReadResource } from "../../generator/reader/sources/resource.js";

/** Reads from a record of texts instead of a disk. */
export function readFrom(files: Readonly<Record<string, string>>): ReadResource {
  return async (location) => {
    const text = Object.hasOwn(files, location) ? files[location] : undefined;
    return text === undefined ? undefined : new TextEncoder().encode(text);
  };
}

/** A schema document in the namespace `urn:t`, prefix `t`, around some declarations. */
export function xsd(declarations: string, attributes = ""): string {
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t"
    elementFormDefault="qualified" ${attributes}>${declarations}</xs:schema>`;
}
