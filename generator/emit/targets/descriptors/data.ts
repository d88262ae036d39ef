import type * as v1 from "../../../../runtime/descriptors.js";
import { type QName, xsNamespace } from "../../../../runtime/qname.js";
import { upperFirst } from "../../../ir/names.js";
import type { ModuleContext } from "../../context.js";
import { quote } from "../../text/foreign-text.js";
import { array, type Layout, object, objectOf, propertyKey } from "../../text/layout.js";

/** Prints names and plain data, with the namespaces as constants of the module. */
export class DataPrinter {
  protected readonly context: ModuleContext;

  constructor(context: ModuleContext) {
    this.context = context;
  }

  /** A name as its namespace and local name. */
  pair({ namespace, local }: QName): Layout {
    return array([this.context.namespace(namespace), quote(local)]);
  }

  /** Of a name whose local part the property has, as it is or with a small first letter, the namespace. */
  nameFor(property: string, name: QName): Layout {
    if (name.local === property) return this.context.namespace(name.namespace);
    return name.local === upperFirst(property)
      ? array([this.context.namespace(name.namespace)])
      : this.pair(name);
  }

  name({ namespace, local }: QName): Layout {
    return object({ namespace: this.context.namespace(namespace), local: quote(local) });
  }

  /** Plain data, with the namespaces of names as constants. */
  data(value: unknown): Layout {
    if (Array.isArray(value)) return array(value.map((item) => this.data(item)));
    if (typeof value === "string") return quote(value);
    if (typeof value !== "object" || value === null) return String(value);
    if ("namespace" in value && "local" in value) return this.name(value as QName);
    const entries = Object.entries(value).map(([key, item]): [string, Layout | undefined] => [
      propertyKey(key),
      item === undefined ? undefined : this.data(item),
    ]);
    return objectOf(entries);
  }
}

/** Whether nothing is said of a type but what it restricts, and how. */
export function isRestriction(
  type: v1.SimpleType,
): type is v1.SimpleType & { readonly base: () => v1.SimpleType } {
  const { base, itemType, memberTypes, integers, lexical, datatype } = type;
  return base !== undefined && !itemType && !memberTypes && !integers && !lexical && !datatype;
}

export function isParticle(content: v1.Content): content is v1.Particle {
  return content.kind !== "text" && content.kind !== "mixed";
}

/** Built-in types are the runtime's own constants. */
export function isBuiltIn({ name }: v1.SimpleType): boolean {
  return name?.namespace === xsNamespace;
}

/** An object literal as the body of an arrow function stands between parentheses. */
export function thunked(layout: Layout): Layout {
  if (typeof layout === "string" || !layout.open.startsWith("{")) return layout;
  return { ...layout, open: `(${layout.open}`, close: `${layout.close})` };
}
