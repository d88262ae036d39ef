import type { Locale } from "@runtime";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { english } from "./words-english.js";
import { french } from "./words-french.js";

/** What the page says. */
export type Words = typeof french;

export const wordsOf = (locale: Locale): Words => (locale === "fr" ? french : english);

export const LocaleContext = createContext<Locale>("fr");

export const useWords = (): Words => wordsOf(useContext(LocaleContext));
