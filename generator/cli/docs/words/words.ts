import type { Locale } from "../../../../runtime/issues.js";
import type { DocsWords } from "./wording.js";
import { en } from "./words-en.js";
import { fr } from "./words-fr.js";

export const docsWords: Readonly<Record<Locale, DocsWords>> = { fr, en };
