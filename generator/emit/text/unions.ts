/** A union on one line; of nothing, the type that has no value. */
export function unionText(branches: readonly string[]): string {
  return branches.length === 0 ? "never" : branches.join(" | ");
}

/** The same with each branch on a line of its own, as the whole of an alias. */
export function unionOf(branches: readonly string[], indent = "  "): string {
  return branches.length === 0
    ? unionText(branches)
    : branches.map((branch) => `\n${indent}| ${branch}`).join("");
}

/** Puts a type between parentheses, where `[]` behind it would otherwise belong to its last part. */
export function parenthesise(type: string): string {
  return /^[\p{ID_Continue}$]+$/v.test(type) || (type.startsWith("{") && !type.includes("} | "))
    ? type
    : `(${type})`;
}

/** The texts in order, each once. */
export function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}
