import { clark } from "../../../runtime/qname.js";
import type { SayName } from "./sentence-forms.js";

/** Says Clark names as `prefix:local`, in paths too; where two namespaces have one prefix, it would say neither. */
export function sayNames(prefixes: Readonly<Record<string, string>>): SayName {
  const all = Object.values(prefixes);
  const shared = new Set(all.filter((prefix, index) => all.indexOf(prefix) !== index));
  return (name) =>
    name.replace(/\{([^}]*)\}/g, (_, namespace: string) => {
      const prefix = Object.hasOwn(prefixes, namespace) ? prefixes[namespace] : undefined;
      if (namespace === "") return prefix ? `${prefix}:` : "";
      if (prefix === undefined || shared.has(prefix)) return clark({ namespace, local: "" });
      return prefix === "" ? "" : `${prefix}:`;
    });
}
