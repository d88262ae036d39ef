import { describe, expect, test } from "vitest";
import type { IdentityConstraint, NameTest, XPathPath } from "../../../../runtime/descriptors.js";
import {
  IdentityConstraints,
  type IdentityFinding,
} from "../../../../runtime/identity/constraints.js";
import { keyed } from "../../../../runtime/identity/paths.js";
import { validateDocument } from "../../../../runtime/parse.js";
import { judgesOf } from "../../../support/document-judges.js";

const name = (local: string) => ({ namespace: "urn:u", local });
const below = (...steps: readonly NameTest[]): XPathPath => ({ descendant: true, steps });
const attribute = (local: string): readonly XPathPath[] => [
  { steps: [], attribute: { namespace: "", local } },
];
const id = keyed({ namespace: "", local: "id" });

interface Element {
  readonly name: string;
  readonly id: string;
  readonly constraints?: readonly IdentityConstraint[];
  readonly children: readonly Element[];
}

/** Walks over elements; gives the work that was done and what was found. */
function walk(root: Element): { readonly steps: number; readonly findings: readonly string[] } {
  const findings: string[] = [];
  const identity = new IdentityConstraints<string>({
    place: () => "",
    report: ({ code, parameters }: IdentityFinding<string>) =>
      findings.push(`${code} ${"values" in parameters ? String(parameters.values) : ""}`),
  });
  // Without recursion, so that depth has no limit here.
  const waiting: ({ readonly open: Element } | "close")[] = [{ open: root }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === "close") {
      identity.close({ key: undefined, content: "none", nillable: false });
      continue;
    }
    const { open } = next;
    identity.open(keyed(name(open.name)), { identityConstraints: open.constraints });
    identity.attribute(id, `string ${open.id}`);
    waiting.push("close", ...open.children.toReversed().map((child) => ({ open: child })));
  }
  return { steps: identity.steps, findings };
}

const kinds = (count: number): readonly IdentityConstraint[] =>
  Array.from({ length: count }, (_, kind): readonly IdentityConstraint[] => [
    {
      category: "key",
      name: name(`k${kind}`),
      selector: [below(name(`t${kind}`)), below(name(`s${kind}`))],
      fields: [attribute("id")],
    },
    {
      category: "unique",
      name: name(`u${kind}`),
      selector: [{ steps: [name("frame"), name(`t${kind}`)] }],
      fields: [attribute("id")],
    },
    {
      category: "keyref",
      name: name(`r${kind}`),
      selector: [below(name("frame"), name(`r${kind}`))],
      fields: [attribute("id")],
      refer: name(`k${kind}`),
    },
  ]).flat();

function frames(constraints: number, elements: number): Element {
  const children = Array.from({ length: elements }, (_, at): readonly Element[] => [
    { name: `r${at % 7}`, id: `${at}`, children: [] },
    { name: `${at % 2 === 0 ? "t" : "s"}${at % 7}`, id: `${at}`, children: [] },
  ]).flat();
  const frame = { name: "frame", id: "", children };
  return { name: "root", id: "", constraints: kinds(constraints), children: [frame] };
}

describe("what identity constraints cost", () => {
  test("depends on those that an element concerns, not on how many there are", () => {
    const few = walk(frames(7, 200));
    const many = walk(frames(2_000, 200));
    expect(many.steps).toBe(few.steps);
    expect(many.findings).toEqual([]);
  });

  test("grows with the document", () => {
    const [one, two] = [walk(frames(400, 500)), walk(frames(400, 1_000))];
    expect(two.steps / one.steps).toBeLessThan(2.1);
  });

  const recursive: readonly (readonly [string, readonly XPathPath[]])[] = [
    [".//r", [below(name("r"))]],
    [".//*", [below("*")]],
    [".//.", [below()]],
    [".//r/r", [below(name("r"), name("r"))]],
    [".//u:* | .//r/r/r", [below({ namespace: "urn:u" }), below("*", name("r"), name("r"))]],
    ["r", [{ steps: [name("r")] }]],
    ["r/r | r", [{ steps: [name("r"), name("r")] }, { steps: [name("r")] }]],
  ];

  test.each(recursive)("a recursive element with keys and references of %s", (_, selector) => {
    const fields = [attribute("id")];
    const constraints: readonly IdentityConstraint[] = [
      { category: "key", name: name("k"), selector, fields },
      { category: "unique", name: name("u"), selector, fields },
      { category: "keyref", name: name("f"), selector, fields, refer: name("k") },
    ];
    const chain = (depth: number, again?: string): Element => {
      let element: Element = { name: "r", id: again ?? "0", constraints, children: [] };
      for (let n = 1; n < depth; n++)
        element = { name: "r", id: `${n}`, constraints, children: [element] };
      return element;
    };
    const [one, two] = [walk(chain(1_000)), walk(chain(2_000))];
    expect(one.findings).toEqual([]);
    expect(two.steps / one.steps).toBeLessThan(2.1);
    // The innermost element repeats a key of one far above; only selectors that begin with `.//` find it.
    const found = walk(chain(50, "20")).findings.filter((finding) => finding.endsWith(" 20"));
    expect(found.length > 0).toBe(selector.every(({ descendant }) => descendant === true));
  });

  test("in a document too, where elements stand inside each other", async () => {
    const { schemas } = await judgesOf(
      `<xs:element name="r"><xs:complexType><xs:sequence><xs:element ref="t:r" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
      <xs:attribute name="id"/></xs:complexType><xs:key name="k"><xs:selector xpath=".//t:r"/><xs:field xpath="@id"/></xs:key></xs:element>`,
    );
    const nested = (depth: number, innermost: string): string =>
      Array.from({ length: depth }, (_, n) => `<t:r xmlns:t="urn:t" id="${n}">`).join("") +
      `<t:r xmlns:t="urn:t" id="${innermost}"/>${"</t:r>".repeat(depth)}`;
    expect(validateDocument(schemas, nested(200, "a"))).toEqual([]);
    const codes = validateDocument(schemas, nested(200, "77")).map(({ code }) => code);
    expect(codes).toEqual(["cvc-identity-constraint.4.2.2"]);
  });
});
