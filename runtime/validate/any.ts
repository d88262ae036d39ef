import { allowsNamespace } from "../content/wildcards.js";
import type { Wildcard } from "../descriptors.js";
import { walkDeep } from "../engine/deep.js";
import { keyed } from "../identity/paths.js";
import { isObject } from "../model/value-kinds.js";
import type { AnyElement } from "../nouns/generic-values.js";
import { checkTree } from "./tree-form.js";
import { assessTree } from "./trees.js";
import type { Check, Validation } from "./validation.js";

/** Checks a generic tree in the place of a wildcard (Part 1, 3.10.4): that it is well-formed, let in, and valid. */
export function anyCheck(wildcard: Wildcard): Check {
  return (value, validation) => {
    const before = validation.count;
    checkTree(value, validation);
    const known = validation.count === before && isTree(value);
    if (!known) validation.observer?.spoil();
    else checkLetIn(value, validation);
  };

  function checkLetIn(value: AnyElement, validation: Validation): void {
    const { name } = value;
    if (!allowsNamespace(wildcard.namespaces, name.namespace)) {
      const expected = [{ namespaces: wildcard.namespaces }];
      validation.report("cvc-complex-type.2.4.a", { element: name, expected });
      validation.observer?.spoil();
    } else if (wildcard.processContents !== "skip") assessTree(value, wildcard, validation);
    else if (validation.watched) passBy(value, validation);
  }
}

/** Notifies identity constraints of elements that are not assessed: only their names are known. */
function passBy(tree: AnyElement, validation: Validation): void {
  walkDeep(tree, function* ({ name, children = [] }) {
    validation.observer?.open(keyed(name), undefined);
    for (const child of children) if (typeof child !== "string") yield child;
    validation.observer?.close({ key: undefined, content: "skipped", nillable: false });
  });
}

/** Narrows a value that was checked to a tree. */
function isTree(value: unknown): value is AnyElement {
  return isObject(value);
}
