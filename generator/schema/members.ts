import type { SimpleTypeDefinition } from "./components.js";

/**
 * Whether a test holds for a type, or for a member of a union at any depth: unions themselves are not tested. What is known of a type is
 * kept, so that a member is tested once, however often unions in each other repeat it.
 */
export function someMember(
  isSuch: (member: SimpleTypeDefinition) => boolean,
): (type: SimpleTypeDefinition) => boolean {
  const known = new WeakMap<SimpleTypeDefinition, boolean>();
  const find = (type: SimpleTypeDefinition): boolean => {
    const met = new Set([type]);
    // What is added on the way is walked over as well.
    for (const each of met) {
      const found = known.get(each) ?? (each.variety !== "union" && isSuch(each));
      if (found) return true;
      if (!known.has(each)) for (const member of each.memberTypeDefinitions) met.add(member);
    }
    for (const each of met) known.set(each, false);
    return false;
  };
  return (type) => {
    const found = known.get(type) ?? find(type);
    known.set(type, found);
    return found;
  };
}

/** Whether values of a type are, or hold, qualified names. */
export const holdsNames: (type: SimpleTypeDefinition) => boolean = someMember(
  ({ primitive, itemTypeDefinition: item }) =>
    primitive === "QName" || primitive === "NOTATION" || (item !== undefined && holdsNames(item)),
);

/**
 * Whether some step of the derivation of a type, itself among them, is such as is asked for. What is known of a type is kept, so that
 * a chain of derivations is walked along once.
 */
export function someStep(
  isSuch: (step: SimpleTypeDefinition) => boolean,
): (type: SimpleTypeDefinition) => boolean {
  const known = new WeakMap<SimpleTypeDefinition, boolean>();
  return (type) => {
    const steps: SimpleTypeDefinition[] = [];
    let at: SimpleTypeDefinition | undefined = type;
    while (at !== undefined && !known.has(at)) {
      steps.push(at);
      if (isSuch(at)) known.set(at, true);
      else at = at.baseTypeDefinition;
    }
    const found = at !== undefined && known.get(at) === true;
    for (const step of steps) known.set(step, found);
    return found;
  };
}
