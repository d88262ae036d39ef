import type { Arranged } from "../../../ir/ir.js";
import type { Choice, Shape } from "../../../ir/passes/5-lay-out/shape.js";
import type { ModuleContext } from "../../context.js";

/** What the type cannot say well, in a sentence for each choice between several properties and nothing. */
export function choicesSaid(choices: readonly Choice[], context: ModuleContext): readonly string[] {
  return choices.flatMap(({ branches }) => {
    const nested = branches.flatMap((branch) => choicesSaid(branch.choices, context));
    const [some, ...others] = branches.filter((branch) => !isNothing(branch));
    const isWhole = some !== undefined && others.length === 0 && branches.length === 2;
    if (!isWhole || some.choices.length > 0) return nested;
    const names = (required: boolean): readonly string[] =>
      some.fields.flatMap((field) => (field.required === required ? [field.property] : []));
    return some.fields.length < 2
      ? nested
      : [context.wording.together(names(true), names(false)), ...nested];
  });
}

function isNothing({ fields, choices }: Shape): boolean {
  return fields.length + choices.length === 0;
}

/** How often each element comes in a list that follows a sequence of elements. */
export function orderSaid(root: Arranged, context: ModuleContext): readonly string[] {
  if (root.kind === "element" || root.kind === "any" || root.kind === "choice") return [];
  const leaves = root.nodes.flatMap((node) =>
    node.kind === "element" || node.kind === "any" ? [node] : [],
  );
  const isPlain = root.minOccurs === 1 && root.maxOccurs === 1;
  if (!isPlain || leaves.length < root.nodes.length) return [];
  const elements = leaves.map((leaf) => ({
    name: leaf.property,
    minOccurs: leaf.minOccurs,
    maxOccurs: leaf.maxOccurs,
  }));
  return [context.wording.inOrder(elements, root.kind)];
}
