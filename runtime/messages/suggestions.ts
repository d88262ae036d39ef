/** Fewer letters than this are a code, not a word: all codes are near each other. */
const shortestWord = 4;
/** Of so few letters only those that were left out, added or swapped are slips: another letter is another code. */
const shortestSlip = 3;
const longestWord = 60;
const mostCandidates = 1000;
const mostSuggestions = 3;

/**
 * The words that a writer is likely to have meant: the same but for capitals, or else those that are fewest keystrokes away, if
 * they are near enough. None where many are as near.
 */
export function nearest(word: string, candidates: readonly string[]): readonly string[] {
  if (word.length > longestWord || candidates.length > mostCandidates) return [];
  const others = [...new Set(candidates)].filter((candidate) => candidate !== word);
  const folded = word.toLowerCase();
  const same = others.filter((candidate) => candidate.toLowerCase() === folded);
  if (same.length > 0) return few(same);
  if (!/\p{L}/u.test(word)) return [];
  let allowed = Math.max(1, allowedFor(word));
  let found: string[] = [];
  for (const candidate of others) {
    if (Math.abs(candidate.length - word.length) > allowed) continue;
    const lower = candidate.toLowerCase();
    const away = distance(folded, lower);
    if (away > allowed || away > allowedBetween(folded, lower)) continue;
    if (away < allowed) found = [];
    allowed = away;
    found.push(candidate);
  }
  return few(found);
}

function few(words: readonly string[]): readonly string[] {
  return words.length > mostSuggestions ? [] : words;
}

function allowedBetween(word: string, candidate: string): number {
  const shorter = Math.min(word.length, candidate.length);
  if (shorter >= shortestWord) return Math.min(allowedFor(word), allowedFor(candidate));
  return shorter >= shortestSlip && isSlip(word, candidate) ? 1 : 0;
}

/** Whether no letter was changed into another: there is one more or less, or they are in another order. */
function isSlip(word: string, candidate: string): boolean {
  return word.length !== candidate.length || lettersOf(word) === lettersOf(candidate);
}

function lettersOf(word: string): string {
  return [...word].sort().join("");
}

function allowedFor({ length }: string): number {
  return length < shortestWord ? 0 : Math.min(3, Math.ceil(length / 4));
}

/** Letters inserted, left out, changed, or swapped with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
