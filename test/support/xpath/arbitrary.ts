import fc, { type Arbitrary } from "fast-check";

export const namespaces: ReadonlyMap<string, string> = new Map([
  ["p", "urn:p"],
  ["q", "urn:q"],
]);

const names = ["a", "b", "p:a", "p:b", "q:a"] as const;
const texts = ["", "1", "2", " 3 ", "a", "b", "-1.5", "1e3", "é\u{1F600}", "x y  z", "+1"] as const;

/** A small document with every kind of node, few names and few values, so that much is equal to something. */
export const arbitraryDocument: Arbitrary<string> = fc
  .letrec<Readonly<Record<"node", string>>>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      fc.constantFrom(...texts),
      fc.constantFrom("<!--c-->", "<?t d?>", "<?u?>"),
      fc
        .tuple(
          fc.constantFrom(...names),
          fc.uniqueArray(fc.constantFrom("n", "m", "p:n"), { maxLength: 2 }),
          fc.array(fc.constantFrom(...texts), { minLength: 2, maxLength: 2 }),
          fc.array(tie("node"), { maxLength: 5 }),
        )
        .map(
          ([name, attributes, values, children]) =>
            `<${name}${attributes.map((each, index) => ` ${each}="${values[index]}"`).join("")}>${children.join("")}</${name}>`,
        ),
    ),
  }))
  .node.chain((first) =>
    fc
      .array(fc.constantFrom(first, "<a n='1'>x</a>", "<p:b><a/>2</p:b>", "<b m='2'/>", "3"), {
        minLength: 2,
        maxLength: 6,
      })
      .map(
        (nodes) =>
          `<r xmlns:p="urn:p" xmlns:q="urn:q" xml:lang="fr-FR"><a n="0">s<b/></a>${nodes.join("")}</r>`,
      ),
  );

const axes = [
  "ancestor",
  "ancestor-or-self",
  "attribute",
  "child",
  "descendant",
  "descendant-or-self",
  "following",
  "following-sibling",
  "parent",
  "preceding",
  "preceding-sibling",
  "self",
] as const;
const tests = [
  ...names,
  "*",
  "p:*",
  "node()",
  "text()",
  "comment()",
  "processing-instruction()",
  "n",
  "r",
];
const numbers = [
  "0",
  "1",
  "2",
  "3",
  ".5",
  "1.5",
  "100",
  "1 div 0",
  "0 div 0",
  "-1",
  "12345678901234567890",
];
const literals = ["''", "'a'", "'1'", "'b'", "' 3 '", "'fr'", '"x y  z"', "'é\u{1F600}'", "'-1.5'"];

type Kinds = Readonly<Record<"nodes" | "number" | "text" | "boolean" | "any", string>>;

/** Any expression of XPath 1.0 that does not fail, over the names of {@link arbitraryDocument}. */
export const arbitraryExpression: Arbitrary<string> = fc.letrec<Kinds>((tie) => {
  const deep = { maxDepth: 5, depthSize: "small" } as const;
  const nodes = tie("nodes");
  const number = tie("number");
  const text = tie("text");
  const boolean = tie("boolean");
  const any = tie("any");
  const call = (name: string, ...parameters: readonly Arbitrary<string>[]): Arbitrary<string> =>
    fc.tuple(...parameters).map((given) => `${name}(${given.join(", ")})`);
  const between = (
    left: Arbitrary<string>,
    operators: readonly string[],
    right: Arbitrary<string>,
  ): Arbitrary<string> =>
    fc
      .tuple(left, fc.constantFrom(...operators), right)
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`);
  const plain = fc.constantFrom(
    "a",
    "b",
    "p:a",
    "*",
    ".",
    "..",
    "@n",
    "@*",
    "//a",
    "//*",
    "/r/*",
    "text()",
  );
  const predicate = fc.oneof(
    number,
    boolean,
    nodes,
    fc.constantFrom("1", "2", "last()", "position() = 2"),
  );
  const step = fc
    .tuple(
      fc.constantFrom(...axes),
      fc.constantFrom(...tests),
      fc.array(predicate, { maxLength: 2 }),
    )
    .map(
      ([axis, test, predicates]) =>
        `${axis}::${test}${predicates.map((each) => `[${each}]`).join("")}`,
    );
  return {
    nodes: fc.oneof(
      deep,
      plain,
      step,
      fc.tuple(nodes, fc.constantFrom("/", "//"), step).map((parts) => parts.join("")),
      fc.tuple(nodes, predicate).map(([set, each]) => `(${set})[${each}]`),
      between(nodes, ["|"], nodes),
    ),
    number: fc.oneof(
      deep,
      fc.constantFrom(...numbers, "position()", "last()"),
      between(number, ["+", "-", "*", "div", "mod"], number),
      call("count", nodes),
      call("sum", nodes),
      call("number", any),
      call("string-length", text),
      fc.constantFrom("floor", "ceiling", "round").chain((name) => call(name, number)),
      number.map((each) => `-${each}`),
    ),
    text: fc.oneof(
      deep,
      fc.constantFrom(...literals),
      call("string", any),
      call("concat", text, any),
      call("normalize-space", text),
      call("substring", text, number),
      call("substring", text, number, number),
      call("substring-before", text, text),
      call("substring-after", text, text),
      call("translate", text, text, text),
      fc.constantFrom("name", "local-name", "namespace-uri").chain((name) => call(name, nodes)),
    ),
    boolean: fc.oneof(
      deep,
      fc.constantFrom("true()", "false()", "lang('fr')"),
      between(any, ["=", "!=", "<", "<=", ">", ">="], any),
      between(boolean, ["and", "or"], boolean),
      call("not", any),
      call("boolean", any),
      call("contains", text, text),
      call("starts-with", text, text),
    ),
    any: fc.oneof(deep, nodes, number, text, boolean),
  };
}).any;
