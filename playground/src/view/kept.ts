/** What was entered, kept in this browser. Where the browser keeps nothing, the page works all the same. */
export function keptDraft(key: string): unknown {
  try {
    const text = localStorage.getItem(`scrutin ${key}`);
    return text === null ? undefined : JSON.parse(text, revive);
  } catch {
    return undefined;
  }
}

export function keepDraft(key: string, draft: unknown): void {
  try {
    localStorage.setItem(`scrutin ${key}`, JSON.stringify(draft, replace));
  } catch {
    // A full or closed store loses nothing that is on the page.
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(`scrutin ${key}`);
  } catch {
    // There is none then.
  }
}

const replace = (_: string, value: unknown): unknown =>
  typeof value === "bigint" ? { $bigint: String(value) } : value;

const revive = (_: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && "$bigint" in value
    ? BigInt(String(value.$bigint))
    : value;
