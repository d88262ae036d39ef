import type { SimpleTypeModule } from "../../../ir/ir.js";
import { titleOf } from "../../../ir/plan.js";
import type { Facet } from "../../../schema/components.js";
import type { ModuleContext } from "../../context.js";
import { docLines, facetsText, spokenFor, typeText, typeTitle } from "../../text/docs.js";
import { quote } from "../../text/foreign-text.js";
import { propertyKey } from "../../text/layout.js";
import type { Statement } from "../../text/statements.js";
import { literalsOf, normalise, simpleTypeExpression } from "./expressions.js";

/** Emits the alias of a simple type, and the titles of its enumeration. */
export function emitSimpleType(
  module: SimpleTypeModule,
  context: ModuleContext,
): readonly Statement[] {
  const { component, handles } = module;
  const name = context.type(handles.type);
  const base = component.baseTypeDefinition;
  const facets = facetsText(component);
  const said = [
    typeTitle(component, context),
    ...(component.variety === "atomic" && base
      ? [typeText(base, context)]
      : [typeText({ ...component, name: undefined, facets: [] }, context)]),
    ...(facets === "" ? [] : [facets]),
  ];
  const titles = titledFacets(module);
  const codes = titles.map(
    ([facet, title]) => `- \`${normalise(facet.value, component)}\`: ${title}`,
  );
  const docs = docLines(spokenFor(component), said.join(", "), context, codes);
  return [{ kind: "alias", name, docs, type: simpleTypeExpression(component, context) }];
}

/** Emits the constant with the titles, for lists in forms and for messages. */
export function emitTitles(module: SimpleTypeModule, context: ModuleContext): readonly Statement[] {
  const { component, handles, titles } = module;
  if (titles === undefined) return [];
  const type = context.type(handles.type);
  const entries = new Map(
    titledFacets(module).map(([facet, title]) => [normalise(facet.value, component), title]),
  );
  const literal = literalsOf(component, context) !== undefined;
  const lines = [...entries].map(([value, title]) => `  ${propertyKey(value)}: ${quote(title)},\n`);
  return [
    {
      kind: "constant",
      name: context.value(titles),
      docs: [context.wording.titles(type)],
      type:
        literal && component.primitive === "string" && entries.size === enumerations(module).length
          ? `Readonly<Record<${type}, string>>`
          : "Readonly<Record<string, string>>",
      initializer: `{\n${lines.join("")}}`,
    },
  ];
}

function enumerations({ component }: SimpleTypeModule): readonly Facet[] {
  return component.facets.filter(({ kind }) => kind === "enumeration");
}

function titledFacets(module: SimpleTypeModule): readonly (readonly [Facet, string])[] {
  return enumerations(module).flatMap((facet) => {
    const title = titleOf(facet);
    return title === undefined ? [] : [[facet, title] as const];
  });
}
