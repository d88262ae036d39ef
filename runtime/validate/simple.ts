import { readerOf, type SimpleValue } from "../datatypes/simple-type.js";
import {
  concernsDocument,
  holdsText,
  identifierKindOf,
  partsOf,
  readNative,
} from "../datatypes/simple-type-facts.js";
import type { SimpleType } from "../descriptors.js";
import { memo } from "../engine/memo.js";
import { codePointAt, illegalCharacterAt } from "../xml/characters.js";
import type { Check, Validation } from "./validation.js";

/** Checks values of a simple type: facets, characters, and what an identifier means to the rest of the document. */
export const simpleCheck: (type: SimpleType) => Check = /*@__PURE__*/ memo(makeCheck);

function makeCheck(type: SimpleType): Check {
  const reader = readerOf(type);
  const text = holdsText(type);
  const identifies = concernsDocument(type);
  return (value, validation) => {
    if (text && !charactersAreLegal(value, validation)) return;
    const findings = reader.check(value);
    for (const { code, parameters } of findings) validation.report(code, parameters);
    if (!identifies || findings.length > 0) return;
    const read = readNative(reader, value);
    if (read !== undefined) checkIdentifiers(read, validation);
  };
}

/** Reports characters that no XML 1.0 document can hold, in a text or in the items of a list. */
export function charactersAreLegal(value: unknown, validation: Validation): boolean {
  if (typeof value === "string") return textIsLegal(value, validation);
  if (!Array.isArray(value)) return true;
  const before = validation.count;
  for (let index = 0; index < value.length; index++) {
    const item: unknown = value[index];
    validation.enter(index);
    if (typeof item === "string") textIsLegal(item, validation);
    validation.leave();
  }
  return validation.count === before;
}

function textIsLegal(text: string, validation: Validation): boolean {
  const index = illegalCharacterAt(text);
  if (index < 0) return true;
  validation.report("value-character", {
    character: codePointAt(text, index),
    index,
    value: text,
  });
  return false;
}

/**
 * Collects the identifiers and references of a valid value. No document that we write has a document type
 * declaration, so no entity is ever declared and no value of type `xs:ENTITY` is valid (Part 1, 3.14.4: cvc-simple-type.2).
 */
export function checkIdentifiers({ type, value }: SimpleValue, validation: Validation): void {
  for (const part of partsOf(type, value)) {
    const kind = identifierKindOf(part.type);
    const lexical = String(part.value).trim();
    if (kind === "ID") {
      if (!validation.identify(lexical)) validation.report("cvc-id.2", { value: lexical });
    } else if (kind === "IDREF") validation.refer(lexical);
    else if (kind === "ENTITY") validation.report("cvc-simple-type.2", { value: lexical });
  }
}
