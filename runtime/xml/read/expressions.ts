/*
 * Parts of the expressions for what a document has most often.
 */

/** Characters of an attribute value that stand for themselves; white space other than spaces would be replaced (XML 1.0, 3.3.3). */
export const inValue = '"([ !#-%\'-;=-\\ufffd]*)"';

/** A name as an expression: of what names are made of, only a full stop means something there. */
export function literal(name: string): string {
  return name.replaceAll(".", "\\.");
}
