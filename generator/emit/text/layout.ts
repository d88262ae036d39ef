import { quote } from "./foreign-text.js";

/** An expression before its lines are broken: text, or a list between brackets. */
export type Layout = string | ListLayout;

export interface ListLayout {
  readonly open: string;
  readonly items: readonly Layout[];
  readonly close: string;
  /** Set on a block of statements, which are never put on one line. */
  readonly statements?: true | undefined;
}

/** The longest line. */
export const width = 100;

/** The longest line that begins a declaration, so that nothing is pushed to the right by a long name. */
export const longest = 180;

/** `name(a, b)`. */
export function call(name: string, ...items: readonly Layout[]): Layout {
  return { open: `${name}(`, items, close: ")" };
}

/** What an object literal holds; entries without a value are left out. */
export type Entries = readonly (readonly [key: string, value: Layout | undefined])[];

/** `{ a: 1, b: 2 }`. */
export function object(entries: Readonly<Record<string, Layout | undefined>>): Layout {
  return objectOf(Object.entries(entries));
}

/** An object literal whose keys may come from a schema, such as `__proto__`. */
export function objectOf(entries: Entries): Layout {
  const items = entries.flatMap(([key, value]) => (value === undefined ? [] : [entry(key, value)]));
  return items.length === 0 ? "{}" : { open: "{ ", items, close: " }" };
}

/** `{ a: a }` is written `{ a }`; not so for a quoted key. */
function entry(key: string, value: Layout): Layout {
  return key === value && isIdentifier(key) ? key : prefixed(`${key}: `, value);
}

function isIdentifier(text: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/v.test(text);
}

export function array(items: readonly Layout[]): Layout {
  return { open: "[", items, close: "]" };
}

/** A function whose body has some constants and gives a result. */
export function block(open: string, constants: readonly Layout[], result: Layout): Layout {
  const items = [...constants, prefixed("return ", result)];
  return { open: `${open}{ `, items, close: " }", statements: true };
}

/** Puts text before a layout, on the same line. */
export function prefixed(text: string, layout: Layout): Layout {
  return typeof layout === "string" ? text + layout : { ...layout, open: text + layout.open };
}

/** Prints on one line where it fits, one item a line otherwise. `room` is what the first line may take, if it is the only one. */
export function print(layout: Layout, indent: string, used: number, room: number = width): string {
  const flat = flatten(layout);
  if (typeof layout === "string") return flat;
  if (indent.length + used + flat.length <= room && !hasStatements(layout)) return flat;
  const [only] = layout.items;
  if (layout.items.length === 1 && typeof only === "object" && layout.open.endsWith("("))
    return layout.open + print(only, indent, used + layout.open.length) + layout.close;
  if (layout.items.length === 1 && typeof only === "string" && layout.open.startsWith("/*"))
    return flat;
  const hugged = withLastOpen(layout, indent, used);
  if (hugged !== undefined) return hugged;
  const inner = `${indent}  `;
  if (layout.open.endsWith("[") && layout.items.every((item) => typeof item === "string")) {
    const lines = filledLines(layout.items, inner).map((line) => `${inner}${line},\n`);
    return `${layout.open}\n${lines.join("")}${indent}${layout.close}`;
  }
  if (layout.items.every((item) => typeof item === "string") && layout.items.some(isLongText))
    return flat;
  const end = layout.statements ? ";" : ",";
  const lines = layout.items.map((item) => `${inner}${print(item, inner, 1)}${end}\n`);
  return `${layout.open.trimEnd()}\n${lines.join("")}${indent}${layout.close.trimStart()}`;
}

/** A text that no line has room for, wherever it begins: to begin another line for it leaves the reader nothing. */
function isLongText(item: string): boolean {
  return item.startsWith('"') && item.length > width / 2;
}

/** A call whose last argument alone is a list that does not fit: the others stay on its line. */
function withLastOpen(layout: ListLayout, indent: string, used: number): string | undefined {
  const last = layout.items.at(-1);
  const before = layout.items.slice(0, -1);
  if (typeof last === "object" && flatten(last).length < width / 2) return undefined;
  if (layout.statements || !layout.open.endsWith("(") || typeof last !== "object") return undefined;
  if (before.some((item) => typeof item === "object" && item.items.length > 2)) return undefined;
  const head = `${layout.open}${before.map((item) => `${flatten(item)}, `).join("")}`;
  // What stands before a declaration's initializer cannot be broken anyway.
  const room = indent === "" ? longest : width;
  if (indent.length + used + head.length + last.open.length > room) return undefined;
  return head + print(last, indent, used + head.length) + layout.close;
}

function hasStatements(layout: Layout): boolean {
  if (typeof layout === "string") return false;
  return layout.statements === true || layout.items.some(hasStatements);
}

/** All of it on one line. */
export function flatten(layout: Layout): string {
  if (typeof layout === "string") return layout;
  return `${layout.open}${layout.items.map(flatten).join(", ")}${layout.close}`;
}

/** A property name as it stands in a type or an object literal. */
export function propertyKey(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return isIdentifier(name) ? name : quote(name);
}

/** Texts with commas between them, as many on a line as it has room for. */
export function filledLines(texts: readonly string[], indent: string): readonly string[] {
  const lines: string[][] = [];
  let room = 0;
  for (const text of texts) {
    if (text.length + 2 > room) {
      lines.push([]);
      room = width - indent.length;
    }
    lines.at(-1)?.push(text);
    room -= text.length + 2;
  }
  return lines.map((line) => line.join(", "));
}
