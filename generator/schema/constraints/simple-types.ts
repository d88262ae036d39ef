import type { SimpleTypeDefinition } from "../components.js";
import type { Context } from "./context.js";
import { isDerivedFrom, isSimpleUrType } from "./derivation/type-derivation.js";
import { describeType } from "./describe.js";
import { checkFacets } from "./facets/facets.js";

/** Simple Type Definition Properties Correct and Derivation Valid (Restriction, Simple) (Part 1, 3.14.6). */
export function checkSimpleType(type: SimpleTypeDefinition, context: Context): void {
  const base = type.baseTypeDefinition;
  if (base === undefined) return;
  const made = isSimpleUrType(base);
  if (!made && base.final.has("restriction")) {
    const message = `${describeType(base)} is final for restriction`;
    context.report({ code: "st-props-correct.3", message, position: type.position });
  }
  switch (type.variety) {
    case "list":
      checkList(type, base, made, context);
      break;
    case "union":
      checkUnion(type, base, made, context);
      break;
    default:
      if (made) {
        const message = `${describeType(base)} cannot be restricted: it is neither atomic nor a list nor a union`;
        context.report({ code: "cos-st-restricts.1.1", message, position: type.position });
        return;
      }
  }
  checkFacets(type, context);
}

/** Clause 2 of cos-st-restricts. */
function checkList(
  type: SimpleTypeDefinition,
  base: SimpleTypeDefinition,
  made: boolean,
  context: Context,
): void {
  const item = type.itemTypeDefinition;
  if (item === undefined) return;
  const fail = (clause: string, message: string): void =>
    context.report({ code: `cos-st-restricts.2.${clause}`, message, position: type.position });
  const listed = holdsList(item);
  if (made && (item.variety === undefined || listed)) {
    fail("1", `a list of ${describeType(item)} is not possible: its items must be atomic`);
  } else if (made && item.final.has("list")) {
    fail("3.1.1", `${describeType(item)} is final for list`);
  } else if (!made && base.itemTypeDefinition !== undefined) {
    if (!isDerivedFrom(item, base.itemTypeDefinition)) {
      const other = describeType(base.itemTypeDefinition);
      fail("3.2.3", `${describeType(item)} of the items is not derived from the base's ${other}`);
    }
  }
}

function holdsList(type: SimpleTypeDefinition): boolean {
  if (type.variety === "list") return true;
  return type.variety === "union" && type.memberTypeDefinitions.some(holdsList);
}

/** Clause 3 of cos-st-restricts. */
function checkUnion(
  type: SimpleTypeDefinition,
  base: SimpleTypeDefinition,
  made: boolean,
  context: Context,
): void {
  const fail = (clause: string, message: string): void =>
    context.report({ code: `cos-st-restricts.3.${clause}`, message, position: type.position });
  for (const [index, member] of type.memberTypeDefinitions.entries()) {
    if (made) {
      if (member.variety === undefined)
        fail("1", `${describeType(member)} cannot be a member of a union`);
      if (member.final.has("union")) fail("3.1.1", `${describeType(member)} is final for union`);
      continue;
    }
    const other = base.memberTypeDefinitions[index];
    if (other === undefined || isDerivedFrom(member, other)) continue;
    fail("3.2.3", `${describeType(member)} is not derived from the base's ${describeType(other)}`);
  }
}
