import type { SimpleTypeDefinition } from "./components.js";

/**
 * Whether a test holds for a type, or for a member of a union at any depth: unions themselves are not tested. Each member is tested
 * once, however often unions in each other repeat it.
 */
export function someMember(
  type: SimpleTypeDefinition,
  test: (member: SimpleTypeDefinition) => boolean,
): boolean {
  const met = new Set([type]);
  // What is added on the way is walked over as well.
  for (const each of met) {
    if (each.variety === "union") for (const member of each.memberTypeDefinitions) met.add(member);
    else if (test(each)) return true;
  }
  return false;
}
