/** Those that were asked for lately. */
const atoms = /*@__PURE__*/ new Map<string, string>();
const mostAtoms = 1000;

/** The same text as the engine keeps names of properties: comparing it with a text of the code costs no look at its letters. */
export function atom(text: string): string {
  const known = atoms.get(text);
  if (known !== undefined) return known;
  const [made = text] = Object.keys({ [text]: 0 });
  if (atoms.size >= mostAtoms) atoms.clear();
  atoms.set(made, made);
  return made;
}
