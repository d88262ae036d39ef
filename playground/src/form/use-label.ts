import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { labelOf } from "./labels.js";

/** Says a name of the schema in words. */
export type Label = (name: string) => string;

export const LabelContext = createContext<Label>((name) => labelOf(name));

export const useLabel = (): Label => useContext(LabelContext);
