import fc from "fast-check";
import { expect, test } from "vitest";
import type { IdentityConstraint, NameTest, XPathPath } from "../../../../runtime/descriptors.js";
import {
  IdentityConstraints,
  type IdentityFinding,
} from "../../../../runtime/identity/constraints.js";
import { keyed } from "../../../../runtime/identity/paths.js";
import { type NaiveFinding, naiveFindings, type Tree } from "../../../support/naive-identity.js";

/* Identity constraints over drawn trees, beside a plain reading of the Recommendation: what is said, of which element, with which values. */

const namespace = "urn:t";

/** A path as a schema writes it, read. */
function pathOf(text: string): XPathPath {
  const descendant = text.startsWith(".//");
  const parts = text.slice(descendant ? 3 : 0).split("/");
  const last = parts.at(-1)?.startsWith("@") ? parts.pop()?.slice(1) : undefined;
  const steps = parts.filter((part) => part !== ".").map(testOf);
  return {
    ...(descendant && { descendant }),
    steps,
    ...(last !== undefined && { attribute: testOf(last) }),
  };
}

function testOf(text: string): NameTest {
  if (text === "*") return "*";
  const [local = "", prefix] = text.split(":").reverse();
  const own = prefix === undefined ? "" : namespace;
  return local === "*" ? { namespace: own } : { namespace: own, local };
}

const pathsOf = (text: string): readonly XPathPath[] => text.split(" | ").map(pathOf);
const withoutPrefixes = (text: string): string => text.replaceAll("t:", "");

interface DrawnConstraint {
  readonly category: "key" | "unique" | "keyref";
  readonly selector: string;
  readonly fields: readonly string[];
  readonly refers: number;
}

const selectors = fc.oneof(
  fc.constantFrom(
    ...[".", "*", "t:*", "t:a", "t:b", "t:c", "t:a/t:b", "*/t:c", "t:a/*/t:c", "d", "t:b | t:c"],
    ...[".//t:a", ".//t:b", ".//t:c", ".//*", ".//.", ".//t:*", ".//t:a/t:b", ".//t:b/t:b", ".//d"],
    ...[".//t:a | .//t:b/t:c", ".//t:c | t:b", ". | .//t:a/t:a"],
  ),
);
const fields = fc.oneof(
  { weight: 4, arbitrary: fc.constant("@k") },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...["@s", ".", ".//.", "t:c", "t:c/@k", "*", "@*", "@t:*", "@t:k", "@k | @s", "t:b | @k"],
      ...[".//t:c", ".//@k", "*/@k", ".//t:b/@s", "d | t:c"],
    ),
  },
);
const drawnConstraints = fc.array(
  fc.record<DrawnConstraint>({
    category: fc.constantFrom("key", "key", "unique", "keyref"),
    selector: selectors,
    fields: fc.array(fields, { minLength: 1, maxLength: 2 }),
    refers: fc.nat(),
  }),
  { maxLength: 3 },
);

const declared = ["r", "a", "b", "c"] as const;
interface Constraint extends IdentityConstraint {
  readonly texts: readonly string[];
}
type Schema = ReadonlyMap<string, readonly Constraint[] | undefined>;

const schemas = fc.tuple(drawnConstraints, drawnConstraints, drawnConstraints).map(schemaOf);

function schemaOf(all: readonly (readonly DrawnConstraint[])[]): Schema {
  const named = declared.flatMap((place, index) =>
    (all[index] ?? []).map((one, at) => ({
      ...one,
      place,
      name: { namespace, local: place + at },
    })),
  );
  const keys = named.filter(({ category }) => category !== "keyref");
  const constraints = named.flatMap(({ place, name, category, selector, fields: own, refers }) => {
    const key = category === "keyref" ? keys[refers % Math.max(1, keys.length)] : undefined;
    if (category === "keyref" && key === undefined) return [];
    // As many fields as the key has.
    const texts = key === undefined ? own : key.fields.map((_, at) => own[at % own.length] ?? "@k");
    const constraint: Constraint = {
      category,
      name,
      selector: pathsOf(selector),
      fields: texts.map(pathsOf),
      texts,
      ...(key !== undefined && { refer: key.name }),
    };
    return [{ place, constraint }];
  });
  return new Map(
    declared.map((place) => {
      const own = constraints.filter((one) => one.place === place);
      return [place, own.length === 0 ? undefined : own.map(({ constraint }) => constraint)];
    }),
  );
}

/** Keys at `a`, which come up to references at `r`, `b` and `a` itself. */
const keysAtA = fc.constantFrom(
  ...[
    [".", "@k"],
    [".//t:a", "@s"],
    [".//.", "@s"],
  ].map(([selector = "", field = ""]): DrawnConstraint => {
    return { category: "unique", selector, fields: [field], refers: 0 };
  }),
);
const references = fc.array(
  fc.record<DrawnConstraint>({
    category: fc.constant("keyref"),
    selector: fc.constantFrom("t:c", ".//t:c", "*", ".", ".//t:b"),
    fields: fc.constant(["@k"]),
    refers: fc.constant(0),
  }),
  { maxLength: 2 },
);
const keySchemas = fc
  .tuple(references, keysAtA, references, references)
  .map(([r, key, a, b]) => schemaOf([r, [key, ...a], b]));

const keys = fc.constantFrom("int 1", "int 1", "int 2", "int 3", "token 1", "token a b", "token ");
const mostly = <T, U>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<U>): fc.Arbitrary<T | U> =>
  fc.oneof({ weight: 6, arbitrary: usual }, { weight: 1, arbitrary: other });

const values: fc.Arbitrary<Tree["value"]> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      key: keys,
      content: fc.constant("simple" as const),
      nillable: mostly(fc.constant(false), fc.constant(true)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constant({ key: undefined, content: "none" as const, nillable: false }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Tree["value"]>(
      { key: undefined, content: "simple", nillable: true },
      { key: undefined, content: "unknown", nillable: false },
      { key: undefined, content: "skipped", nillable: false },
    ),
  },
);

type Shape = Omit<Tree, "constraints" | "children"> & { readonly children: readonly Shape[] };

const attributes = fc
  .tuple(
    ...[
      { namespace: "", local: "k" },
      { namespace: "", local: "s" },
      { namespace, local: "k" },
    ].map((name, at) =>
      fc
        .option(mostly(keys, fc.constant(undefined)), { freq: at === 0 ? 5 : 1 })
        .map((key) => (key === null ? [] : [{ name, key }])),
    ),
  )
  .map((all) => all.flat());

/** Nothing but keys in elements inside each other, all valid. */
function keyShapes(depth: number): fc.Arbitrary<Shape> {
  const name = fc.constantFrom(..."aaabbccd").map((local) => ({ namespace, local }));
  const some = fc.tuple(fc.constantFrom(1, 2, 3, 4), fc.constantFrom(0, 0, 1, 2, 3, 4, 5, 6));
  return fc.record<Shape>({
    name,
    attributes: some.map((values) =>
      values.flatMap((value, at) => {
        const named = { namespace: "", local: at === 0 ? "k" : "s" };
        return value === 0 ? [] : [{ name: named, key: `int ${value}` }];
      }),
    ),
    value: fc.constant({ key: undefined, content: "none", nillable: false }),
    spoilt: fc.constant(undefined),
    children: depth === 0 ? fc.constant([]) : fc.array(keyShapes(depth - 1), { maxLength: 4 }),
  });
}

function shapes(depth: number): fc.Arbitrary<Shape> {
  const name = fc.constantFrom(
    ...["a", "a", "b", "b", "c", "c"].map((local) => ({ namespace, local })),
    { namespace: "", local: "d" },
    { namespace: "urn:other", local: "a" },
  );
  return fc.record<Shape>({
    name,
    attributes,
    value: values,
    spoilt: fc.oneof(
      { weight: 20, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.constantFrom("before" as const, "after" as const) },
    ),
    children: depth === 0 ? fc.constant([]) : fc.array(shapes(depth - 1), { maxLength: 3 }),
  });
}

function treeOf({ children, ...shape }: Shape, schema: Schema): Tree {
  const { namespace: own, local } = shape.name;
  return {
    ...shape,
    constraints: own === namespace ? schema.get(local) : undefined,
    children: children.map((child) => treeOf(child, schema)),
  };
}

interface Said {
  readonly code: string;
  readonly parameters: object;
  readonly at: Tree;
}

/** What is said of a tree. When little is told, that is no more than is asked for. */
function findingsOf(root: Tree, tellsLittle: boolean): readonly Said[] {
  const open: Tree[] = [];
  const said: Said[] = [];
  const identity = new IdentityConstraints<Tree | undefined>({
    place: () => open.at(-1),
    report: ({ code, parameters, place }: IdentityFinding<Tree | undefined>) => {
      if (place !== undefined) said.push({ code, parameters, at: place });
    },
  });
  const visit = (tree: Tree): void => {
    const { constraints, value } = tree;
    const name = keyed(tree.name);
    const isLeaf = tree.children.length + tree.attributes.length === 0;
    const isPlain = isLeaf && constraints === undefined && tree.spoilt === undefined;
    const isTold =
      !tellsLittle ||
      constraints !== undefined ||
      (identity.active && !(isPlain && value.content === "simple" && !identity.concerns(name)));
    if (!isTold && isPlain) return;
    open.push(tree);
    if (isTold) identity.open(name, { identityConstraints: constraints });
    if (isTold && (!tellsLittle || identity.awaitsAttributes))
      for (const attribute of tree.attributes)
        identity.attribute(keyed(attribute.name), attribute.key);
    if (tree.spoilt === "before" && isTold) identity.spoil();
    tree.children.forEach(visit);
    if (tree.spoilt === "after" && isTold) identity.spoil();
    const content = value.content === "skipped" ? "skipped" : "unknown";
    const isAsked = !tellsLittle || !isTold || identity.awaitsValue;
    if (isTold) identity.close(isAsked ? value : { key: undefined, content, nillable: false });
    open.pop();
  };
  visit(root);
  expect(identity.active).toBe(false);
  return said;
}

function shownOf(code: string, said: object, at: number): string {
  return `${at} ${code} ${JSON.stringify(said, Object.keys(said).sort())}`;
}

/** What is said, as texts, in an order of their own. */
function textsOf(said: readonly Said[], numbers: ReadonlyMap<Tree, number>): readonly string[] {
  return said
    .map(({ code, parameters, at }) => {
      const { constraint, refer, ...rest } = parameters as Record<string, unknown>;
      const named = {
        constraint: localOf(constraint),
        ...(refer ? { refer: localOf(refer) } : {}),
      };
      return shownOf(code, { ...named, ...rest }, numbers.get(at) ?? -1);
    })
    .sort();
}

const localOf = (name: unknown): unknown => Reflect.get(Object(name), "local");

function naiveTexts(
  found: readonly NaiveFinding[],
  schema: Schema,
  numbers: ReadonlyMap<Tree, number>,
): readonly string[] {
  const all = [...schema.values()].flatMap((own) => own ?? []);
  return found
    .map(({ code, constraint, at, values: said, fields: own, reason }) => {
      const rule = all.find(({ name }) => name.local === constraint);
      const texts = (own ?? []).map((field) => withoutPrefixes(rule?.texts[field] ?? ""));
      const parameters = {
        constraint,
        ...(code.endsWith("4.3") && { refer: rule?.refer?.local }),
        ...(said !== undefined && { values: said }),
        ...(own !== undefined &&
          (code.endsWith("4.2.1") ? { fields: texts } : { field: texts.join() })),
        ...(reason !== undefined && { reason }),
      };
      return shownOf(code, parameters, numbers.get(at) ?? -1);
    })
    .sort();
}

/** What references find is another question where keys are not unique. */
const doubles = /cvc-identity-constraint\.4\.(1|2\.2) /;
const unresolved = /cvc-identity-constraint\.4\.3 /;

/** Compares what is said of drawn trees; gives how often each rule is broken. */
function compare(
  drawnSchemas: fc.Arbitrary<Schema>,
  drawnShapes: fc.Arbitrary<Shape>,
  options: { readonly numRuns: number; readonly seed: number },
): ReadonlyMap<string, number> {
  const codes = new Map<string, number>();
  const roots = fc.tuple(attributes, fc.array(drawnShapes, { maxLength: 4 }));
  fc.assert(
    fc.property(drawnSchemas, fc.array(roots, { minLength: 8, maxLength: 8 }), (schema, drawn) => {
      for (const [own, children] of drawn) {
        const value = { key: undefined, content: "none", nillable: false } as const;
        const name = { namespace, local: "r" };
        const root = { name, attributes: own, value, spoilt: undefined, children };
        for (const text of compareOne(treeOf(root, schema), schema)) {
          const [, code = ""] = text.split(" ");
          codes.set(code, (codes.get(code) ?? 0) + 1);
        }
      }
    }),
    options,
  );
  return codes;
}

function compareOne(root: Tree, schema: Schema): readonly string[] {
  const numbers = new Map<Tree, number>();
  const number = (tree: Tree): void => {
    numbers.set(tree, numbers.size);
    tree.children.forEach(number);
  };
  number(root);
  const wanted = naiveTexts(naiveFindings(root), schema, numbers);
  const isDouble = wanted.some((text) => doubles.test(text));
  const compared = (texts: readonly string[]): readonly string[] =>
    isDouble ? texts.filter((text) => !unresolved.test(text)) : texts;
  for (const tellsLittle of [false, true])
    expect(compared(textsOf(findingsOf(root, tellsLittle), numbers))).toEqual(compared(wanted));
  return compared(wanted);
}

test("drawn constraints over drawn trees", () => {
  const codes = compare(schemas, shapes(3), { numRuns: 120, seed: 4 });
  expect(codes.size).toBe(6);
  expect(Math.min(...codes.values())).toBeGreaterThan(25);
});

test("keys that come up to references from elements inside each other", () => {
  const codes = compare(keySchemas, keyShapes(3), { numRuns: 100, seed: 3 });
  expect(codes.get("cvc-identity-constraint.4.3")).toBeGreaterThan(100);
});
