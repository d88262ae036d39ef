/* What is explained of runtime/content (explained.ts): mistakes that change what is done, but nothing that can be seen. */

const shorter = "the way that is left out gives what the longer one gives, sooner";
const kept = "what was made once is made again: the same, later";
const unknown = "a name that no particle has is looked for, and remembered, in vain";
const nowhere = "that a step leads nowhere is noted, which is what is said where nothing is noted";
const otherKey = "another key for the same set, and no other set has it";
const negative = "any number below zero says the same";
const inVain = "more is looked at or kept, in which nothing is found";

/** By file, a reason, a line, and the mistakes in it: what stands there, and what in its place. */
export const content: readonly (readonly [
  file: string,
  reason: string,
  inLine: string,
  ...mistakes: (readonly [string, string])[],
])[] = [
  [
    "runtime/content/automaton.ts",
    shorter,
    "if (from.usualLabel === label) return from.usual;",
    ["from.usualLabel === label", "false"],
  ],
  [
    "runtime/content/automaton.ts",
    unknown,
    "if (!this.#labels.has(label)) return undefined;",
    ["!this.#labels.has(label)", "false"],
    ["return undefined;", ""],
  ],
  [
    "runtime/content/automaton.ts",
    nowhere,
    "if (next === undefined) return undefined;",
    ["next === undefined", "false"],
    ["return undefined;", ""],
  ],
  [
    "runtime/content/automaton.ts",
    kept,
    "if (ways === undefined) {",
    ["ways === undefined", "true"],
  ],
  [
    "runtime/content/counts.ts",
    shorter,
    "if (counted === undefined || counter >= way.leaf.counters) return undefined;",
    ["counter >= way.leaf.counters", ">"],
  ],
  [
    "runtime/content/counts.ts",
    shorter,
    "if (taken?.has(way) === true) return taken.get(way);",
    ["taken?.has(way) === true", "false"],
  ],
  [
    "runtime/content/counts.ts",
    kept,
    "if (way.kept) {",
    ["way.kept", "true"],
    ["way.kept", "false"],
  ],
  [
    "runtime/content/counts.ts",
    shorter,
    "else if (last.rest !== rest)",
    ["last.rest !== rest", "true"],
  ],
  [
    "runtime/content/counts.ts",
    shorter,
    "if (a === b || a.counted === undefined) return a;",
    ["a === b || a.counted === undefined", "false"],
    ["a === b || a.counted === undefined", "&&"],
  ],
  [
    "runtime/content/counts.ts",
    shorter,
    "const branches = all.length === 1 ? all : uncovered(counted, all);",
    ["all.length === 1", "false"],
    ["1", "1 - 1"],
  ],
  [
    "runtime/content/counts.ts",
    otherKey,
    "if (branches.length === 1 && first?.rest === uncounted) return first.count;",
    ["branches.length === 1 && first?.rest === uncounted", "false"],
    ["1", "1 - 1"],
  ],
  [
    "runtime/content/edges.ts",
    shorter,
    "return byLabel === undefined",
    ["byLabel === undefined", "true"],
  ],
  [
    "runtime/content/nodes.ts",
    "nothing asks for the place of the root among children",
    "return part && place(part, undefined, 0);",
    ["0", "0 + 1"],
    ["0", "0 - 1"],
  ],
  ["runtime/content/nodes.ts", negative, "counter: counted ? outer : -1,", ["1", "1 + 1"]],
  [
    "runtime/content/nodes.ts",
    "a group that is no sequence is a choice",
    'kind: isChoice ? "choice" : "sequence",',
    ['"choice"', '""'],
  ],
  [
    "runtime/content/nodes.ts",
    "no count is less than none",
    "minOccurs: emptyBody ? 0 : minOccurs,",
    ["0", "0 - 1"],
  ],
  [
    "runtime/content/nodes.ts",
    shorter,
    "matches.length > fewMatches",
    ["matches.length > fewMatches", "true"],
    ["matches.length > fewMatches", "false"],
    ["matches.length > fewMatches", ">="],
  ],
  ["runtime/content/nodes.ts", shorter, "const fewMatches = 8;", ["8", "8 + 1"], ["8", "8 - 1"]],
  [
    "runtime/content/nodes.ts",
    inVain,
    'if (child.kind === "leaf" ? child.wildcard !== undefined : firstIsWild(child)) wild.push(index);',
    ['child.kind === "leaf" ? child.wildcard !== undefined : firstIsWild(child)', "true"],
  ],
  [
    "runtime/content/nodes.ts",
    inVain,
    "return [...beginners].flatMap(([label, [first = 0]]) => (first <= last ? [label] : []));",
    ["first <= last", "true"],
  ],
  [
    "runtime/content/content-model.ts",
    "whatever is no name is a kind",
    'kind: /*@__PURE__*/ memo((particle: Particle) => makeModel(particle, "kind")),',
    ['"kind"', '""'],
  ],
  [
    "runtime/content/content-model.ts",
    "an `all` group has nothing beside it (Part 1, 3.8.6)",
    "if (only === undefined || others.length > 0 || particle.maxOccurs !== 1) return undefined;",
    ["0", "0 + 1"],
  ],
];
