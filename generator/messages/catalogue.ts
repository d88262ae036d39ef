import type { Locale } from "../../runtime/issues.js";
import { type ArchiveParameters, archiveMessages } from "./archives.js";
import { type ComplexTypeParameters, complexTypeMessages } from "./complex-types.js";
import { type ContentModelParameters, contentModelMessages } from "./content-models.js";
import { type DeclarationParameters, declarationMessages } from "./declarations.js";
import { type DocumentParameters, documentMessages } from "./documents.js";
import type { Catalogue } from "./message.js";
import { type ReferenceParameters, referenceMessages } from "./references.js";
import { type RepresentationParameters, representationMessages } from "./representation.js";
import { type SimpleTypeParameters, simpleTypeMessages } from "./simple-types.js";

/**
 * What each sentence about schemas is made from. A key is the code of the rule and, where one rule has several sentences, `/` and a word
 * that tells them apart.
 */
export interface DiagnosticParameters
  extends ArchiveParameters,
    DocumentParameters,
    RepresentationParameters,
    ReferenceParameters,
    DeclarationParameters,
    SimpleTypeParameters,
    ComplexTypeParameters,
    ContentModelParameters {}

export type DiagnosticKey = keyof DiagnosticParameters;

/** All sentences about schemas. */
export const diagnosticMessages: Catalogue<DiagnosticParameters> = {
  ...archiveMessages,
  ...documentMessages,
  ...representationMessages,
  ...referenceMessages,
  ...declarationMessages,
  ...simpleTypeMessages,
  ...complexTypeMessages,
  ...contentModelMessages,
};

/** The rule of a sentence. */
export function codeOf(key: DiagnosticKey): string {
  const slash = key.indexOf("/");
  return slash < 0 ? key : key.slice(0, slash);
}

/** A sentence in a language. The parameters are those of the key. */
export function diagnosticMessage<Key extends DiagnosticKey>(
  key: Key,
  parameters: DiagnosticParameters[Key],
  locale: Locale,
): string {
  const message: { readonly [L in Locale]: (parameters: DiagnosticParameters[Key]) => string } =
    diagnosticMessages[key];
  return message[locale](parameters);
}
