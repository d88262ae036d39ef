import { normalizeValue } from "./attribute-values.js";
import type { Context } from "./context.js";
import type { Cursor } from "./cursor.js";
import type { AttributeDeclaration } from "./declared.js";
import type { Entities } from "./entities.js";

/** Longer ones before those that they begin with. */
const types = ["CDATA", "IDREFS", "IDREF", "ID", "ENTITIES", "ENTITY", "NMTOKENS", "NMTOKEN"];

/** The attributes that follow the name of the element (XML 1.0, 3.3). Default values may refer to what was declared before them. */
export function readAttributeList(
  cursor: Cursor,
  context: Context,
  entities: Entities,
): ReadonlyMap<string, AttributeDeclaration> {
  const declared = new Map<string, AttributeDeclaration>();
  for (;;) {
    const spaced = cursor.space();
    if (cursor.is(">")) return declared;
    if (!spaced) cursor.fail();
    const name = cursor.name();
    cursor.needSpace();
    const type = types.find((each) => cursor.take(each));
    if (type === undefined) passEnumeration(cursor);
    const isTokenized = type !== "CDATA";
    cursor.needSpace();
    const value = readDefault(cursor, context, entities);
    if (declared.has(name)) continue;
    const normalized = isTokenized && value !== undefined ? tokenized(value) : value;
    declared.set(name, { isTokenized, isId: type === "ID", value: normalized });
  }
}

/** A value of a type other than CDATA: its tokens with single spaces between. */
export function tokenized(value: string): string {
  return value.replace(/ +/g, " ").replace(/^ | $/g, "");
}

/** The values that an attribute may have, which only a validating processor makes use of. */
function passEnumeration(cursor: Cursor): void {
  const isNotation = cursor.take("NOTATION");
  if (isNotation) cursor.needSpace();
  cursor.expect("(");
  do {
    cursor.space();
    if (isNotation) cursor.ncName();
    else cursor.nmtoken();
    cursor.space();
  } while (cursor.take("|"));
  cursor.expect(")");
}

function readDefault(cursor: Cursor, context: Context, entities: Entities): string | undefined {
  if (cursor.take("#REQUIRED") || cursor.take("#IMPLIED")) return undefined;
  if (cursor.take("#FIXED")) cursor.needSpace();
  const begin = cursor.at + 1;
  const raw = cursor.quoted();
  return normalizeValue(context, entities, raw, cursor.indexOf(begin), cursor.isFixed);
}
