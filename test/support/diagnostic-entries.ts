import {
  codeOf,
  type DiagnosticKey,
  diagnosticMessage,
  diagnosticMessages,
} from "../../generator/messages/catalogue.js";
import type { Locale } from "../../runtime/nouns/locale.js";

/** A code of a schema diagnostic, and what each of its sentences says of its example. */
export interface DiagnosticEntry {
  readonly code: string;
  readonly examples: readonly {
    /** The sentence: the code and, where one rule has several, a word. */
    readonly shown: string;
    readonly said: Readonly<Record<Locale, string>>;
  }[];
}

/** All codes of schema diagnostics, sorted, for the page of messages. */
export function diagnosticEntries(): readonly DiagnosticEntry[] {
  const byCode = new Map<string, DiagnosticEntry["examples"]>();
  for (const key of (Object.keys(diagnosticMessages) as DiagnosticKey[]).sort()) {
    const code = codeOf(key);
    const { example } = diagnosticMessages[key];
    const say = (locale: Locale): string => diagnosticMessage<DiagnosticKey>(key, example, locale);
    const one = { shown: key, said: { fr: say("fr"), en: say("en") } };
    byCode.set(code, [...(byCode.get(code) ?? []), one]);
  }
  return [...byCode].map(([code, examples]) => ({ code, examples }));
}
