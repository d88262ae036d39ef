import type { SimpleType } from "../../descriptors.js";
import type { PrefixFor } from "../../nouns/datatype.js";
import { stepsOf } from "../facets/facets.js";
import { isFindings, readerOf } from "../simple-type.js";
import { declaredOf } from "./parts.js";

/** A member type of a union, or of one in it. */
export interface UnionMember {
  /** Its local name (`date`, `AnneeType`); of a type without a name, that of the type that it restricts. */
  readonly name: string;
  /** Its descriptor: the same object as the one that generated code exports, or the built-in type. */
  readonly type: SimpleType;
}

/**
 * The member type of a union that reads a value: in TypeScript a date and a string are both strings. Undefined where the value is
 * not valid. Of a type that is no union it is the type itself.
 *
 * @example
 * // DateSouple is a union of dates, months and years.
 * const member = (union: Parameters<typeof memberOf>[0]) => memberOf(union, "2008-09")?.name; // "gYearMonth"
 */
export function memberOf<T>(union: SimpleType<T>, value: T): UnionMember | undefined {
  const reader = readerOf(union);
  if (reader.check(value).length > 0) return undefined;
  const bound = new Map<string, string>();
  const prefixFor: PrefixFor = (namespace, wanted) => {
    const prefix = namespace === "" ? "" : (wanted ?? "ns");
    bound.set(prefix, namespace);
    return prefix;
  };
  const read = reader.read(reader.write(value, prefixFor), (prefix) => bound.get(prefix));
  if (isFindings(read)) return undefined;
  const named = stepsOf(read.type).find(({ name }) => name !== undefined)?.name;
  return { name: named?.local ?? "", type: declaredOf(read.type) };
}
