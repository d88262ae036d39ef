/** A union on one line; `never` where it has no branches. */
export function unionText(branches: readonly string[]): string {
  return branches.length === 0 ? "never" : branches.join(" | ");
}

/** A union with each branch on a line of its own, as the type of an alias. */
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
