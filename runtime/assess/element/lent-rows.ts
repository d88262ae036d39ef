import type { Context } from "../context.js";
import type { Frame } from "./frame.js";
import type { Slot } from "./plan.js";

/** How the rows of a document are made. */
export interface RowsReading {
  /** Opens the row to which the next element belongs, and closes those to which it does not. */
  readonly enter: (context: Context, frame: Frame, slot: Slot) => void;
  /** Closes rows down to a depth: they are complete. */
  readonly leave: (context: Context, frame: Frame, depth: number) => void;
}

let lent: RowsReading | undefined;

/** Descriptors of rows lend how they are made: schemas without rows do without. */
export function lendRows(reading: RowsReading): void {
  lent = reading;
}

export function enterRows(context: Context, frame: Frame, slot: Slot): void {
  if (lent === undefined) throw new TypeError("rows not made by `rows()`");
  lent.enter(context, frame, slot);
}

export function leaveRows(context: Context, frame: Frame, depth: number): void {
  lent?.leave(context, frame, depth);
}
