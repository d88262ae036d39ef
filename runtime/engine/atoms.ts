/** Those that were asked for lately. */
const atoms = /*@__PURE__*/ new Map<string, string>();
const mostAtoms = 1000;

/** A longer text stays as it is: what is kept has to be little, and no name or namespace that is meant for use is longer. */
export const longestAtom = 400;

/** The same text as the engine keeps names of properties: comparing it with a text of the code costs no look at its letters. */
export function atom(text: string): string {
  if (text.length > longestAtom) return text;
  const known = atoms.get(text);
  if (known !== undefined) return known;
  const [made = text] = Object.keys({ [text]: 0 });
  if (atoms.size >= mostAtoms) atoms.clear();
  atoms.set(made, made);
  return made;
}
