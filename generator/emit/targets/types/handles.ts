import { memo } from "../../../../runtime/engine/memo.js";
import type {
  ComplexTypeDeclaration,
  GlobalElement,
  SimpleTypeDeclaration,
} from "../../../ir/ir.js";
import { type Handle, upperFirst } from "../../../ir/names.js";
import type { Plan } from "../../../ir/plan.js";
import type { Annotated, TypeDefinition } from "../../../schema/components.js";
import { handlePer } from "../../handles.js";

const orDerived = handlePer<ComplexTypeDeclaration>("type", (name) => `${name}OrDerived`);
const derived = handlePer<ComplexTypeDeclaration>("type", (name) => `${name}Derived`);
const titles = handlePer<SimpleTypeDeclaration>("value", (name) => `${name}Titles`);
const values = handlePer<SimpleTypeDeclaration>("value", (name) => `${name}Values`);
const rows = handlePer<SimpleTypeDeclaration>("value", (name) => `${name}Rows`);
const test = handlePer<SimpleTypeDeclaration>("value", (name) => `is${upperFirst(name)}`);
const substitution = handlePer<GlobalElement>("type", (name) => `${name}Substitution`);

/** The union of a type and those that can stand for it; undefined where no other can. */
export function orDerivedHandle(
  declaration: ComplexTypeDeclaration,
  plan: Plan,
): Handle | undefined {
  const { derivations } = plan;
  const { component } = declaration;
  if (!plan.elementTypes.has(component)) return undefined;
  return component.abstract || derivations.derivationParts(component).length > 0
    ? orDerived(declaration)
    : undefined;
}

/** That union without the type itself; only where the union of a base refers to it. */
export function derivedHandle(declaration: ComplexTypeDeclaration, plan: Plan): Handle | undefined {
  return sharedUnions(plan).has(declaration.component) ? derived(declaration) : undefined;
}

/** The types whose list of derived types is part of another's. */
const sharedUnions = memo(({ types, derivations }: Plan): ReadonlySet<TypeDefinition> => {
  const parts = [...types.keys()].flatMap((type) =>
    type.kind === "complexTypeDefinition" ? derivations.derivationParts(type) : [],
  );
  return new Set(parts.flatMap(({ kind, of }) => (kind === "allOf" ? [of] : [])));
});

/** The constant with the titles of an enumeration that has some. */
export function titlesHandle(declaration: SimpleTypeDeclaration): Handle | undefined {
  const hasTitles = declaration.component.facets.some(
    (facet) => facet.kind === "enumeration" && titleOf(facet) !== undefined,
  );
  return hasTitles ? titles(declaration) : undefined;
}

/** The constant with the values of an enumeration. */
export function valuesHandle(declaration: SimpleTypeDeclaration): Handle | undefined {
  return isEnumeration(declaration) ? values(declaration) : undefined;
}

/** More values than these stand in rows: a tuple of all of them costs the compiler a type for each place. */
const longestTuple = 200;

/** The constant with the rows of values of an enumeration that has many. */
export function rowsHandle(declaration: SimpleTypeDeclaration): Handle | undefined {
  const count = declaration.component.facets.filter(({ kind }) => kind === "enumeration").length;
  return count > longestTuple ? rows(declaration) : undefined;
}

/** The function that says of any value whether it is one of an enumeration. */
export function testHandle(declaration: SimpleTypeDeclaration): Handle | undefined {
  return isEnumeration(declaration) ? test(declaration) : undefined;
}

function isEnumeration({ component }: SimpleTypeDeclaration): boolean {
  return component.facets.some(({ kind }) => kind === "enumeration");
}

/** The title of a value of an enumeration: `dc:title`, or any foreign attribute called `title`; otherwise the documentation. */
export function titleOf({ foreignAttributes, documentation }: Annotated): string | undefined {
  const title = foreignAttributes.find(({ name }) => name.local === "title");
  return title?.value ?? (documentation.length > 0 ? documentation.join(" ") : undefined);
}

/** For the head of a substitution group: the union of what can stand in its place. */
export function substitutionHandle(
  declaration: GlobalElement,
  { derivations }: Plan,
): Handle | undefined {
  const { component } = declaration;
  return derivations.isHead(component) || component.abstract
    ? substitution(declaration)
    : undefined;
}
