import { clark, type QName } from "../../../runtime/qname.js";
import type { Annotated, Schema } from "../../schema/components.js";
import { componentsOf } from "../../schema/constraints/walk.js";
import type { ComponentKind } from "../comparison.js";
import type { Changes, Place } from "./change.js";

/** What changes no document: documentation, attributes from other namespaces, versions, the files in which components stand. */
export function annotationChanges(old: Schema, newer: Schema, changes: Changes): void {
  for (const [kind, all] of globals) {
    const after = all(newer);
    for (const [name, own] of all(old)) {
      const its = after.get(name);
      if (its === undefined) continue;
      const place: Place = { component: { kind: kind(own), name, path: "" }, old: own, new: its };
      compareAnnotations(own, its, place, changes);
      if (own.position?.file !== undefined && baseName(own) !== baseName(its))
        changes.add("file-moved", place, { old: baseName(own), new: baseName(its) });
    }
  }
  compareInner(old, newer, changes);
  compareDocuments(old, newer, changes);
}

type Named = Annotated & { readonly kind: string };

const globals: readonly (readonly [
  (of: Named) => ComponentKind,
  (schema: Schema) => ReadonlyMap<string, Named>,
])[] = [
  [() => "element", (schema) => schema.elementDeclarations],
  [
    ({ kind }) => (kind === "simpleTypeDefinition" ? "simpleType" : "complexType"),
    (schema) => schema.typeDefinitions,
  ],
  [() => "group", (schema) => schema.modelGroupDefinitions],
  [() => "attributeGroup", (schema) => schema.attributeGroupDefinitions],
  [() => "attribute", (schema) => schema.attributeDeclarations],
];

function baseName({ position }: Annotated): string {
  const file = position?.file ?? "";
  return file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("!")) + 1);
}

function compareAnnotations(own: Annotated, its: Annotated, place: Place, changes: Changes): void {
  const [before, after] = [own.documentation.join("\n"), its.documentation.join("\n")];
  if (before !== after) changes.add("documentation-changed", place, { old: before, new: after });
  const foreign = (of: Annotated): ReadonlyMap<string, string> =>
    new Map(of.foreignAttributes.map(({ name, value }) => [clark(name), value]));
  const [attributes, others] = [foreign(own), foreign(its)];
  for (const name of new Set([...attributes.keys(), ...others.keys()])) {
    const [left, right] = [attributes.get(name) ?? "", others.get(name) ?? ""];
    if (left !== right)
      changes.add("foreign-attribute-changed", place, { name, old: left, new: right });
  }
}

/** Local elements and attributes, and codes, by their place in the component around them. */
function compareInner(old: Schema, newer: Schema, changes: Changes): void {
  const [before, after] = [innerOf(old), innerOf(newer)];
  for (const [key, { component, of }] of before) {
    const its = after.get(key);
    if (its !== undefined)
      compareAnnotations(of, its.of, { component, old: of, new: its.of }, changes);
  }
}

interface Inner {
  readonly component: Place["component"];
  readonly of: Annotated;
}

function innerOf(schema: Schema): ReadonlyMap<string, Inner> {
  const found = new Map<string, Inner>();
  const add = (kind: ComponentKind, owner: QName, path: string, of: Annotated): void => {
    const key = `${clark(owner)} ${path}`;
    if (!found.has(key)) found.set(key, { component: { kind, name: clark(owner), path }, of });
  };
  const { elements, attributeUses, simpleTypes } = componentsOf(schema);
  for (const element of elements) {
    const owner = typeof element.scope === "object" ? element.scope.name : undefined;
    if (owner !== undefined) add("complexType", owner, element.name.local, element);
  }
  for (const use of attributeUses) {
    const { scope, name } = use.attributeDeclaration;
    const owner = typeof scope === "object" ? scope.name : undefined;
    if (owner !== undefined) add("complexType", owner, `@${name.local}`, use);
  }
  for (const { name, facets } of simpleTypes)
    if (name !== undefined)
      for (const facet of facets)
        if (facet.kind === "enumeration") add("simpleType", name, `"${facet.value}"`, facet);
  return found;
}

function compareDocuments(old: Schema, newer: Schema, changes: Changes): void {
  const after = new Map(newer.documents.map((one) => [keyOf(one), one]));
  for (const own of old.documents) {
    const its = after.get(keyOf(own));
    if (its === undefined) continue;
    const place = (
      version: typeof own,
    ): { readonly position: { file: string; line: number; column: number } } => ({
      position: { file: version.location, line: 1, column: 1 },
    });
    const at: Place = {
      component: { kind: "document", name: own.location, path: "" },
      old: place(own),
      new: place(its),
    };
    if (own.version !== its.version)
      changes.add("version-changed", at, { old: own.version ?? "", new: its.version ?? "" });
    const [before, newerText] = [own.documentation.join("\n"), its.documentation.join("\n")];
    if (before !== newerText)
      changes.add("documentation-changed", at, { old: before, new: newerText });
  }
}

function keyOf({ location, targetNamespace }: Schema["documents"][number]): string {
  return `${location.slice(location.lastIndexOf("/") + 1)} ${targetNamespace}`;
}
