import { clark } from "../../../runtime/qname.js";
import type { SayName } from "./sentence-forms.js";

/** Says Clark names as `prefix:local`, in paths too. */
export function sayNames(prefixes: Readonly<Record<string, string>>): SayName {
  return (name) =>
    name.replace(/\{([^}]*)\}/g, (_, namespace: string) => {
      const prefix = Object.hasOwn(prefixes, namespace) ? prefixes[namespace] : undefined;
      if (prefix === undefined) return namespace === "" ? "" : clark({ namespace, local: "" });
      return prefix === "" ? "" : `${prefix}:`;
    });
}
