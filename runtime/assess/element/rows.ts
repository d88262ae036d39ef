import type { Rows } from "../../content/content-model.js";
import type { Particle } from "../../descriptors.js";
import { memo } from "../../engine/memo.js";
import { propertiesConstructor } from "../../engine/plain-objects.js";
import { countOf, staysInRow } from "../../model/rows.js";
import { setProperty } from "../../model/set-property.js";
import type { Context } from "../context.js";
import type { Frame, OpenRow } from "./frame.js";
import type { Slot } from "./plan.js";

const constructorOf = /*@__PURE__*/ memo((_: Rows["group"]) => propertiesConstructor());

/** Opens the row to which the next element belongs, and closes those to which it does not. */
export function enterRows(context: Context, frame: Frame, { rows, particle }: Slot): void {
  if (rows === undefined) leaveRows(context, frame, 0);
  else if (frame.properties !== undefined) {
    enter(context, frame, rows, particle);
    leaveRows(context, frame, rows.depth);
  }
}

function enter(context: Context, frame: Frame, rows: Rows, particle: Particle): OpenRow {
  const outer = rows.outer && enter(context, frame, rows.outer, particle);
  frame.rows ??= [];
  const open = frame.rows[rows.depth - 1];
  if (
    open?.rows.group === rows.group &&
    staysInRow(rows.group)(open.last, particle, open.row) === true
  ) {
    open.last = particle;
    return open;
  }
  leaveRows(context, frame, rows.depth - 1);
  const begun = begin(context, frame, rows, particle, outer?.row);
  frame.rows.push(begun);
  return begun;
}

function begin(
  { settings: { build } }: Context,
  frame: Frame,
  rows: Rows,
  last: Particle,
  outer: Record<string, unknown> | undefined,
): OpenRow {
  const holder = outer ?? frame.properties ?? {};
  const { property, group } = rows;
  const held = holder[property];
  const index = countOf(held);
  const row = new (constructorOf(group))();
  if (!build || (outer === undefined && frame.handsOut === property)) {
    setProperty(holder, property, index + 1);
    return { rows, index, row, list: undefined, last };
  }
  const list: unknown[] = Array.isArray(held) ? held : [];
  if (list !== held) setProperty(holder, property, list);
  list.push(row);
  return { rows, index, row, list, last };
}

/** Closes rows down to a depth: they are complete. */
export function leaveRows({ settings }: Context, frame: Frame, depth: number): void {
  const { rows: open } = frame;
  while (open !== undefined && open.length > depth) {
    const left = open.pop();
    if (left === undefined) continue;
    if (left.list !== undefined) settings.listed?.(left.list, frame);
    else if (left.rows.outer === undefined && frame.handsOut === left.rows.property)
      settings.items?.take(left.row, undefined);
  }
}
