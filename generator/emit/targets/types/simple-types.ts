import type { SimpleTypeDeclaration } from "../../../ir/ir.js";
import type { Facet } from "../../../schema/components.js";
import type { ModuleContext } from "../../context.js";
import { docLines, facetsText, spokenFor, typeText, typeTitle } from "../../text/docs.js";
import { quote } from "../../text/foreign-text.js";
import { propertyKey } from "../../text/layout.js";
import type { Statement } from "../../text/statements.js";
import { typeOfValues } from "./enumerations.js";
import { titleOf, titlesHandle } from "./handles.js";
import { literalsOf, normalise } from "./literals.js";
import { simpleTypeExpression } from "./simple-type-expressions.js";

/** A longer list is not read in a comment; the constant with the titles has it. */
const mostTitles = 20;

/** Emits the alias of a simple type, and the titles of its enumeration. */
export function emitSimpleType(
  declaration: SimpleTypeDeclaration,
  context: ModuleContext,
): readonly Statement[] {
  const { component, handle } = declaration;
  const name = context.name(handle);
  const base = component.baseTypeDefinition;
  const facets = facetsText(component);
  const said = [
    typeTitle(component, context),
    ...(component.variety === "atomic" && base
      ? [typeText(base, context)]
      : [typeText({ ...component, name: undefined, facets: [] }, context)]),
    ...(facets === "" ? [] : [facets]),
  ];
  const titles = titledFacets(declaration);
  const shown = titles.length > mostTitles ? [] : titles;
  const codes = shown.map(
    ([facet, title]) => `- \`${normalise(facet.value, component)}\`: ${title}`,
  );
  const docs = docLines(spokenFor(component), said.join(", "), context, codes);
  return [
    {
      kind: "alias",
      name,
      docs,
      type: typeOfValues(declaration, context) ?? simpleTypeExpression(component, context),
    },
  ];
}

/** Emits the constant with the titles, for lists in forms and for messages. */
export function emitTitles(
  declaration: SimpleTypeDeclaration,
  context: ModuleContext,
): readonly Statement[] {
  const { component, handle } = declaration;
  const titles = titlesHandle(declaration);
  if (titles === undefined) return [];
  const type = context.name(handle);
  const entries = new Map(
    titledFacets(declaration).map(([facet, title]) => [normalise(facet.value, component), title]),
  );
  const literal = literalsOf(component, context) !== undefined;
  const lines = [...entries].map(([value, title]) => `  ${propertyKey(value)}: ${quote(title)},\n`);
  return [
    {
      kind: "constant",
      name: context.name(titles),
      docs: [],
      type:
        literal &&
        component.primitive === "string" &&
        entries.size === enumerations(declaration).length
          ? `Readonly<Record<${type}, string>>`
          : "Readonly<Record<string, string>>",
      initializer: `{\n${lines.join("")}}`,
    },
  ];
}

function enumerations({ component }: SimpleTypeDeclaration): readonly Facet[] {
  return component.facets.filter(({ kind }) => kind === "enumeration");
}

function titledFacets(declaration: SimpleTypeDeclaration): readonly (readonly [Facet, string])[] {
  return enumerations(declaration).flatMap((facet) => {
    const title = titleOf(facet);
    return title === undefined ? [] : [[facet, title] as const];
  });
}
