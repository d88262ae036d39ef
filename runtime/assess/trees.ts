import { setProperty } from "../model/set-property.js";
import type { AnyAttribute, QNameValue } from "../nouns/generic-values.js";
import type { XmlAttribute } from "../xml/events.js";
import type { NamespaceScope } from "../xml/names.js";
import type { Frame, TreeDraft } from "./frame.js";

/** Begins the generic tree of an element. */
export function beginTree({ tag, parent }: Frame): TreeDraft {
  const { name, attributes, scope } = tag;
  const tree: TreeDraft = { name: nameValue(name) };
  if (attributes.length > 0) tree.attributes = attributes.map(anyAttribute);
  const inside = parent?.tree !== undefined;
  if (!inside) {
    const namespaces = bindingsOf(scope);
    if (namespaces !== undefined) tree.namespaces = namespaces;
  } else if (scope !== parent?.tag.scope) tree.namespaces = recordOf(scope.declared);
  return tree;
}

function nameValue({
  prefix,
  namespace,
  local,
}: Required<QNameValue> | XmlAttribute["name"]): QNameValue {
  return prefix === "" || prefix === undefined
    ? { namespace, local }
    : { namespace, local, prefix };
}

/** An attribute as generic trees have it. */
function anyAttribute({ name, value }: XmlAttribute): AnyAttribute {
  return { ...nameValue(name), value };
}

const bindings = new WeakMap<NamespaceScope, Readonly<Record<string, string>> | undefined>();

/** The prefixes in scope; undefined when there are none. */
export function bindingsOf(scope: NamespaceScope): Readonly<Record<string, string>> | undefined {
  if (!bindings.has(scope)) {
    const all = scope.bindings();
    bindings.set(scope, all.size === 0 ? undefined : recordOf(all));
  }
  return bindings.get(scope);
}

function recordOf(map: ReadonlyMap<string, string>): Record<string, string> {
  const record: Record<string, string> = {};
  for (const [prefix, namespace] of map) setProperty(record, prefix, namespace);
  return record;
}
