import type { SimpleTypeDefinition } from "../components.js";
import { someMember } from "../members.js";
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
    const parameters = { type: describeType(base) };
    context.report({ key: "st-props-correct.3", parameters, position: type.position });
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
        const parameters = { type: describeType(base) };
        context.report({ key: "cos-st-restricts.1.1", parameters, position: type.position });
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
  { report }: Context,
): void {
  const { itemTypeDefinition: item, position } = type;
  if (item === undefined) return;
  const parameters = { type: describeType(item) };
  const listed = holdsList(item);
  if (made && (item.variety === undefined || listed)) {
    report({ key: "cos-st-restricts.2.1", parameters, position });
  } else if (made && item.final.has("list")) {
    report({ key: "cos-st-restricts.2.3.1.1", parameters, position });
  } else if (!made && base.itemTypeDefinition !== undefined) {
    if (!isDerivedFrom(item, base.itemTypeDefinition)) {
      const types = { ...parameters, base: describeType(base.itemTypeDefinition) };
      report({ key: "cos-st-restricts.2.3.2.3", parameters: types, position });
    }
  }
}

const holdsList = someMember(({ variety }) => variety === "list");

/** Clause 3 of cos-st-restricts. */
function checkUnion(
  type: SimpleTypeDefinition,
  base: SimpleTypeDefinition,
  made: boolean,
  { report }: Context,
): void {
  const { position } = type;
  for (const [index, member] of type.memberTypeDefinitions.entries()) {
    const parameters = { type: describeType(member) };
    if (made) {
      if (member.variety === undefined)
        report({ key: "cos-st-restricts.3.1", parameters, position });
      if (member.final.has("union"))
        report({ key: "cos-st-restricts.3.3.1.1", parameters, position });
      continue;
    }
    const other = base.memberTypeDefinitions[index];
    if (other === undefined || isDerivedFrom(member, other)) continue;
    const types = { ...parameters, base: describeType(other) };
    report({ key: "cos-st-restricts.3.3.2.3", parameters: types, position });
  }
}
