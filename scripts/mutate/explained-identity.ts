/* What is explained of runtime/identity (explained.ts): mistakes that change what is done, but nothing that can be seen. */

const shorter = "the way that is left out gives what the longer one gives, sooner";
const typed = "the condition is for the type checker: what is asked for is always there";
const beyond = "beyond the ends of the list nothing is found";
const negative = "any number below zero says the same";
const inVain = "more is looked at or kept, in which nothing is found";
const unread = "nobody reads it before it is set";
const size = "which table goes into which is a matter of time alone";

/** By file, a reason, a line, and the mistakes in it: what stands there, and what in its place. */
export const identity: readonly (readonly [
  file: string,
  reason: string,
  inLine: string,
  ...mistakes: (readonly [string, string])[],
])[] = [
  ["runtime/identity/identifier-set.ts", unread, '#start = "";', ['""', '"mutant"']],
  ["runtime/identity/identifier-set.ts", unread, "#digits = 0;", ["0", "0 + 1"], ["0", "0 - 1"]],
  [
    "runtime/identity/identifier-set.ts",
    shorter,
    "if (next >= 0) return this.#numbers?.add(next) === true;",
    ["next >= 0", "false"],
    ["next >= 0", ">"],
    ["0", "0 + 1"],
  ],
  [
    "runtime/identity/identifier-set.ts",
    shorter,
    "if (this.#numbers === undefined || identifier.length !== this.#start.length + this.#digits)",
    [
      "this.#numbers === undefined || identifier.length !== this.#start.length + this.#digits",
      "true",
    ],
    ["this.#start.length + this.#digits", "-"],
  ],
  ["runtime/identity/identifier-set.ts", negative, "return -1;", ["1", "1 + 1"]],
  [
    "runtime/identity/identifier-set.ts",
    shorter,
    "return identifier.startsWith(this.#start) ? numberOf(identifier, this.#digits) : -1;",
    ["identifier.startsWith(this.#start)", "false"],
    ["1", "1 + 1"],
  ],
  [
    "runtime/identity/identifier-set.ts",
    "what has no number is in no set of numbers either",
    "return;",
    ["return;", ""],
  ],
  [
    "runtime/identity/identifier-set.ts",
    "another mark for each count of digits",
    "return ownString(String.fromCharCode(zero + digits), identifier.slice(0, -digits));",
    ["zero + digits", "-"],
  ],
  [
    "runtime/identity/identifier-set.ts",
    negative,
    "if (!(digit >= 0 && digit <= 9)) return -1;",
    ["1", "1 + 1"],
  ],
  [
    "runtime/identity/paths.ts",
    shorter,
    "if (next !== undefined) return next;",
    ["next !== undefined", "false"],
  ],
  [
    "runtime/identity/paths.ts",
    shorter,
    "if (known !== undefined) return known;",
    ["known !== undefined", "false"],
  ],
  [
    "runtime/identity/constraints.ts",
    "a hole at the front, which stays one",
    "this.own.length = 0;",
    ["0", "0 + 1"],
  ],
  [
    "runtime/identity/constraints.ts",
    inVain,
    "if (state.idle) return;",
    ["state.idle", "false"],
    ["return;", ""],
  ],
  [
    "runtime/identity/constraints.ts",
    "depths and numbers are only compared with each other",
    "#depth = 0;",
    ["0", "0 + 1"],
  ],
  [
    "runtime/identity/constraints.ts",
    "nothing that is open is as high as that",
    "#spoiled = 0;",
    ["0", "0 - 1"],
  ],
  [
    "runtime/identity/constraints.ts",
    beyond,
    "for (let index = 0; index < selectors.length; index++) {",
    ["0", "0 - 1"],
    ["index < selectors.length", "<="],
  ],
  [
    "runtime/identity/constraints.ts",
    beyond,
    "for (let index = 0; index < targets.length; index++) {",
    ["0", "0 - 1"],
    ["index < targets.length", "<="],
  ],
  [
    "runtime/identity/constraints.ts",
    beyond,
    "for (let index = 0; index < above.targets.length; index++) {",
    ["0", "0 - 1"],
    ["index < above.targets.length", "<="],
  ],
  [
    "runtime/identity/constraints.ts",
    beyond,
    "for (let index = 0; index < above.constrained.length; index++) {",
    ["0", "0 - 1"],
    ["index < above.constrained.length", "<="],
  ],
  [
    "runtime/identity/constraints.ts",
    typed,
    "if (target === undefined || state === undefined || state.over) continue;",
    ["target === undefined || state === undefined", "&&"],
  ],
  [
    "runtime/identity/constraints.ts",
    typed,
    "if (constrained === undefined || paths === undefined || state === undefined) continue;",
    ["constrained === undefined || paths === undefined || state === undefined", "false"],
    ["constrained === undefined || paths === undefined || state === undefined", "&&"],
    ["constrained === undefined || paths === undefined", "&&"],
  ],
  [
    "runtime/identity/constraints.ts",
    shorter,
    "if (!awaitsAttributes) return;",
    ["!awaitsAttributes", "false"],
    ["return;", ""],
  ],
  [
    "runtime/identity/constraints.ts",
    shorter,
    "if (level.awaitsValue) this.#closeFields(level, value);",
    ["level.awaitsValue", "true"],
  ],
  [
    "runtime/identity/constraints.ts",
    beyond,
    "for (let index = level.own.length - 1; index >= 0; index--) {",
    ["level.own.length - 1", "+"],
    ["1", "1 - 1"],
    ["0", "0 - 1"],
  ],
  [
    "runtime/identity/constraints.ts",
    typed,
    "if (target === undefined) continue;",
    ["target === undefined", "false"],
  ],
  [
    "runtime/identity/constraints.ts",
    beyond,
    "for (let index = targets.length - 1; index >= 0; index--) {",
    ["targets.length - 1", "+"],
    ["1", "1 - 1"],
    ["0", "0 - 1"],
  ],
  [
    "runtime/identity/constraints.ts",
    shorter,
    "if (this.#spoiled > this.#depth) this.#spoiled = this.#depth;",
    ["this.#spoiled > this.#depth", ">="],
  ],
  [
    "runtime/identity/constraints.ts",
    typed,
    "if (rule !== undefined) this.#select(level, constrained, rule, steps);",
    ["rule !== undefined", "true"],
  ],
  [
    "runtime/identity/constraints.ts",
    shorter,
    "if (waiting.length === 0) return;",
    ["waiting.length === 0", "false"],
    ["0", "0 - 1"],
    ["return;", ""],
  ],
  [
    "runtime/identity/constrained-elements.ts",
    "depths and numbers are only compared with each other",
    "#count = 0;",
    ["0", "0 + 1"],
    ["0", "0 - 1"],
  ],
  [
    "runtime/identity/constrained-elements.ts",
    inVain,
    "if (!this.#isAwaited(name)) continue;",
    ["!this.#isAwaited(name)", "false"],
  ],
  [
    "runtime/identity/constrained-elements.ts",
    inVain,
    "for (const { referred } of this.#outermost.keys()) if (referred.has(name)) return true;",
    ["referred.has(name)", "true"],
  ],
  [
    "runtime/identity/constrained-elements.ts",
    size,
    "if (table.size > own.size) {",
    ["table.size > own.size", "true"],
    ["table.size > own.size", ">="],
  ],
  [
    "runtime/identity/constrained-elements.ts",
    size,
    "const [large, small] = table.size >= risen.size ? [table, risen] : [risen, table];",
    ["table.size >= risen.size", "true"],
    ["table.size >= risen.size", "false"],
    ["table.size >= risen.size", ">"],
  ],
  [
    "runtime/identity/constrained-elements.ts",
    "no declaration is met inside itself by its own element",
    "if (outermost.number > constrained.number) continue;",
    ["outermost.number > constrained.number", ">="],
  ],
  [
    "runtime/identity/constrained-elements.ts",
    inVain,
    'rules.flatMap(({ constraint, refer }) => (constraint.category === "keyref" ? refer : [])),',
    ['constraint.category === "keyref"', "true"],
  ],
];
