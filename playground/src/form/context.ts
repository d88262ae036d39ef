import { createContext } from "preact";
import type { Path } from "./draft.js";
import type { Forms } from "./parts.js";

/** What every field of a form may use. */
export interface FormContext {
  readonly forms: Forms;
  /** What stands at a path now, what is being typed included. */
  readonly value: (path: Path) => unknown;
  /** Changes a value while it is typed; what follows from it comes once the keys rest. */
  readonly type: (path: Path, value: unknown) => void;
  /** Sets what stands at a path; undefined takes it away. */
  readonly set: (path: Path, value: unknown) => void;
  /** Whether what is wrong at a path is said: once the field was left, when the keys rest in it, or when all is asked for. */
  readonly isTold: (path: Path) => boolean;
  /** What the document as a whole says of a path, as of the last time that it was checked. */
  readonly messages: (path: Path) => readonly string[];
  readonly touch: (path: Path) => void;
  /** The text that was entered where it is no value of the type. */
  readonly raw: Map<string, string>;
}

export const FormState = createContext<FormContext | undefined>(undefined);

/** The id of the field at a path. */
export const idOf = (path: Path): string => `f-${path.join("-") || "root"}`;

/** The field at a path, or the nearest around it, gets the focus. */
export function focusNear(path: Path): void {
  for (let length = path.length; length >= 0; length--) {
    const field = document.getElementById(idOf(path.slice(0, length)));
    if (field === null) continue;
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
    return;
  }
}

/** Gives a field the focus once it is there: what had it may be gone by then. */
export function focusSoon(path: Path): void {
  requestAnimationFrame(() => document.getElementById(idOf(path))?.focus());
}
