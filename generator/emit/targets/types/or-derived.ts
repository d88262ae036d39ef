import type { ComplexTypeDeclaration } from "../../../ir/ir.js";
import type { ComplexTypeDefinition } from "../../../schema/components.js";
import type { ModuleContext } from "../../context.js";
import { quote } from "../../text/foreign-text.js";
import type { Statement } from "../../text/statements.js";
import { unionOf } from "../../text/unions.js";
import { isEmpty } from "./complex-types.js";
import { typeOf } from "./expressions.js";
import { derivedHandle, orDerivedHandle } from "./handles.js";

/** The union of a type and the types derived from it, told apart by `$type`. */
export function emitOrDerived(
  declaration: ComplexTypeDeclaration,
  context: ModuleContext,
): readonly Statement[] {
  const { component } = declaration;
  const orDerived = orDerivedHandle(declaration, context.plan);
  const derived = derivedHandle(declaration, context.plan);
  if (orDerived === undefined && derived === undefined) return [];
  const own = typeOf(component, context);
  const below = derivedBranches(component, context);
  const statements: Statement[] = [];
  if (orDerived !== undefined) {
    const base = component.abstract ? [] : [told(component, "$type?: undefined", context)];
    statements.push({
      kind: "alias",
      name: context.name(orDerived),
      docs: [context.wording.orDerived(own)],
      type: unionOf([...base, ...(derived === undefined ? below : [context.name(derived)])]),
    });
  }
  // The union of a base may refer to this one where no element has the type itself.
  if (derived !== undefined) {
    const docs = [context.wording.derived(own)];
    statements.push({ kind: "alias", name: context.name(derived), docs, type: unionOf(below) });
  }
  return statements;
}

function derivedBranches(
  component: ComplexTypeDefinition,
  context: ModuleContext,
): readonly string[] {
  const { derivations, types } = context.plan;
  return derivations.derivationParts(component).map(({ kind, of }) => {
    const module = types.get(of);
    const list = module?.kind === "complexType" && derivedHandle(module, context.plan);
    if (kind === "allOf" && list) return context.name(list);
    return told(of, `$type: ${quote(typeOf(of, context))}`, context);
  });
}

/** A type with what tells it apart. An object that has no properties cannot have one more. */
function told(component: ComplexTypeDefinition, by: string, context: ModuleContext): string {
  const tag = `{ readonly ${by} }`;
  return isEmpty(component, context) ? tag : `(${typeOf(component, context)} & ${tag})`;
}
