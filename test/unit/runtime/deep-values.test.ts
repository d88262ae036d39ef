import { describe, expect, test } from "vitest";
import { create } from "xmlbuilder2";
import {
  parse,
  serialize,
  serializeStream,
  toXmlBuilder,
  validate,
  XmlValidationError,
} from "../../../runtime/index.js";
import { judgesOf } from "../../support/document-judges.js";

const { schemas } = await judgesOf(`
  <xs:element name="doc"><xs:complexType><xs:sequence>
    <xs:element name="tete" type="t:Mixte" minOccurs="0"/>
    <xs:element name="mixte" type="t:Mixte" minOccurs="0" maxOccurs="unbounded"/>
    <xs:element name="choix" type="t:Choix" minOccurs="0"/>
    <xs:element name="suite" type="t:Suite" minOccurs="0"/>
    <xs:element name="libre" minOccurs="0"><xs:complexType><xs:sequence>
      <xs:any processContents="lax"/></xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="suivi" type="t:Suite"><xs:unique name="u">
    <xs:selector xpath=".//t:suite"/><xs:field xpath="@n"/></xs:unique></xs:element>
  <xs:complexType name="Mixte" mixed="true"><xs:sequence>
    <xs:element name="mixte" type="t:Mixte" minOccurs="0" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType>
  <xs:complexType name="Choix"><xs:choice maxOccurs="unbounded">
    <xs:element name="choix" type="t:Choix"/><xs:element name="fin" type="xs:int"/>
  </xs:choice></xs:complexType>
  <xs:complexType name="Suite"><xs:sequence>
    <xs:element name="avant" type="xs:string" minOccurs="0"/>
    <xs:element name="suite" type="t:Suite" minOccurs="0"/>
    <xs:element name="apres" type="xs:int" minOccurs="0"/>
  </xs:sequence><xs:attribute name="n" type="xs:int"/></xs:complexType>
  <xs:complexType name="Suivie"><xs:complexContent><xs:extension base="t:Suite"/></xs:complexContent></xs:complexType>`);
const doc = schemas.elements.get("{urn:t}doc");
const suivi = schemas.elements.get("{urn:t}suivi");
if (doc === undefined || suivi === undefined) throw new Error("no doc");

/** The text of a document whose elements of this kind are in each other. */
const shapes = {
  mixte: (levels: number) => nest("t:mixte", levels, "a", "z", "x"),
  choix: (levels: number) =>
    nest("t:choix", levels, "<t:fin>1</t:fin>", "<t:fin>2</t:fin>", "<t:fin>3</t:fin>"),
  suite: (levels: number) =>
    nest("t:suite", levels, "<t:avant>a</t:avant>", "<t:apres>5</t:apres>", ""),
  derived: (levels: number) =>
    nest("t:suite", levels, "", "<t:apres>5</t:apres>", "").replaceAll(
      "<t:suite>",
      `<t:suite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="t:Suivie" n="1">`,
    ),
  libre: (levels: number) => `<t:libre>${nest("t:x", levels, "a", "z", "")}</t:libre>`,
};

function nest(name: string, levels: number, before: string, after: string, inmost: string): string {
  return `${`<${name}>${before}`.repeat(levels)}${inmost}${`${after}</${name}>`.repeat(levels)}`;
}

/** The names and texts of a tree, without recursion. */
function elementsAndTexts(root: ReturnType<typeof create>["node"]): readonly string[] {
  const found: string[] = [];
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    found.push(node.nodeName === "#text" ? JSON.stringify(node.textContent) : node.nodeName);
    for (let child = node.lastChild; child !== null; child = child.previousSibling)
      open.push(child);
  }
  return found;
}

const whole = (inner: string): string => `<t:doc xmlns:t="urn:t">${inner}</t:doc>`;

describe.each(Object.entries(shapes))("%s in itself", (_, shape) => {
  test.for([90, 100, 101, 250, 1000, 6000])("%d levels go in and come out", (levels) => {
    const text = whole(shape(levels));
    const limits = { depth: levels + 3 };
    const { value, issues } = parse(doc, text, { limits });
    expect(issues).toEqual([]);
    expect(validate(doc, value, { limits })).toEqual([]);
    const written = serialize<unknown>(doc, value, { limits, declaration: false });
    const canonical = (one: string): string => one.replaceAll(/ xmlns:xsi="[^"]*"/g, "");
    expect(canonical(written) === canonical(text)).toBe(true);
    expect(
      serialize<unknown>(doc, value, { limits, declaration: false, indent: 0 }).length,
    ).toBeGreaterThan(levels);
  });

  test.for([99, 101, 230])("%d levels go into a tree of xmlbuilder2", (levels) => {
    const limits = { depth: levels + 3 };
    const { value } = parse(doc, whole(shape(levels)), { limits });
    for (const indent of [undefined, 2]) {
      const tree = toXmlBuilder(create(), doc, value as never, { limits, indent });
      const text = serialize<unknown>(doc, value, { limits, indent, declaration: false });
      expect(tree.end({ headless: true }) === text.trimEnd()).toBe(true);
      expect(elementsAndTexts(tree.node)).not.toContain('""');
    }
  });

  test("thousands of levels go into a tree of xmlbuilder2", () => {
    const limits = { depth: 1_503 };
    const { value } = parse(doc, whole(shape(1_500)), { limits });
    const tree = toXmlBuilder(create(), doc, value as never, { limits });
    expect(elementsAndTexts(tree.node).length).toBeGreaterThan(1_500);
  });

  test("one level too many is refused by all, at its place", () => {
    for (const levels of [50, 300, 2000]) {
      const { value } = parse(doc, whole(shape(levels)), { limits: { depth: 10_000 } });
      const limits = { depth: levels - 1 };
      expect(parse(doc, whole(shape(levels)), { limits }).issues[0]?.code).toBe("limit-depth");
      expect(validate(doc, value, { limits })[0]?.code).toBe("limit-depth");
      expect(() => serialize<unknown>(doc, value, { limits })).toThrow(XmlValidationError);
    }
  });
});

describe("under identity constraints", () => {
  test.for([99, 102, 255, 600, 6_000])("%d levels are checked", (levels) => {
    const limits = { depth: levels + 2 };
    const inner = Array.from({ length: levels }, (_, index) => `<t:suite n="${index}">`).join("");
    const text = `<t:suivi xmlns:t="urn:t">${inner}${"</t:suite>".repeat(levels)}</t:suivi>`;
    const { value } = parse(suivi, text, { limits });
    expect(validate(suivi, value, { limits })).toEqual([]);
    let inmost = value as Record<string, unknown>;
    for (let level = 0; level < levels; level++) inmost = inmost["suite"] as typeof inmost;
    Object.assign(inmost, { n: 0 });
    expect(validate(suivi, value, { limits }).map(({ code, path }) => [code, path.length])).toEqual(
      [["cvc-identity-constraint.4.1", 1]],
    );
  });

  test("tens of thousands of levels are checked, and written", () => {
    let value: unknown = {};
    for (let level = 0; level < 60_000; level++) value = { suite: value };
    const limits = { depth: 100_000 };
    expect(validate(suivi, value, { limits })).toEqual([]);
    expect(serialize<unknown>(suivi, value, { limits }).length).toBeGreaterThan(60_000);
    const issues = validate(suivi, value, { limits: { depth: 50_000 } });
    expect(issues.map(({ code }) => code)).toEqual(["limit-depth"]);
  });
});

test("a mistake far below is said at its place, in the order of the document", () => {
  for (const levels of [99, 100, 101, 350, 3000]) {
    const { value } = parse(doc, whole(shapes.suite(levels)), { limits: { depth: 5000 } });
    const limits = { depth: 5000 };
    const at = (depth: number): Record<string, unknown> => {
      let found = value as Record<string, unknown>;
      for (let index = 0; index < depth; index++) found = found["suite"] as Record<string, unknown>;
      return found;
    };
    Object.assign(at(levels), { avant: 5, apres: "x" });
    Object.assign(at(2), { apres: "y" });
    const issues = validate(doc, value, { limits });
    const below = Array.from({ length: levels }, () => "suite");
    expect(issues.map(({ path }) => path)).toEqual([
      [...below, "avant"],
      [...below, "apres"],
      ["suite", "suite", "apres"],
    ]);
  }
});

test("items and the head of a stream may be as deep", async () => {
  const levels = 3000;
  const limits = { depth: levels + 5 };
  const { value } = parse(doc, whole(`${shapes.mixte(levels)}<t:mixte>b</t:mixte>`), { limits });
  const { mixte } = value as { readonly mixte: readonly unknown[] };
  const whole2 = { tete: mixte[0], mixte };
  let text = "";
  const chunks = serializeStream<unknown, "mixte">(
    doc,
    { tete: mixte[0] } as never,
    mixte as never,
    {
      at: "mixte",
      limits,
    },
  );
  for await (const chunk of chunks) text += chunk;
  expect(text === serialize<unknown>(doc, whole2, { limits })).toBe(true);
});

describe("what is beyond a limit has its place", () => {
  const long = "x".repeat(50);
  const limits = { textLength: 20 };
  const pathOf = (write: () => unknown): unknown => {
    try {
      write();
    } catch (error) {
      if (error instanceof XmlValidationError)
        return error.issues.map(({ code, path }) => `${code} ${path.join(".")}`);
      throw error;
    }
    return "nothing";
  };

  test.for([
    { value: { suite: { suite: { avant: long } } }, at: "limit-text-length suite.suite.avant" },
    {
      value: { mixte: [{ content: ["a"] }, { content: [long] }] },
      at: "limit-text-length mixte.1.content.0",
    },
    {
      value: {
        libre: {
          any: {
            name: { namespace: "", local: "x" },
            attributes: [{ namespace: "", local: "a", value: long }],
          },
        },
      },
      at: "limit-text-length libre.any.attributes.0",
    },
  ])("$at", ({ value, at }) => {
    expect(pathOf(() => serialize<unknown>(doc, value, { limits }))).toEqual([at]);
    expect(
      pathOf(() => serialize<unknown>(doc, value, { limits, encoding: "ISO-8859-1" })),
    ).toEqual([at]);
  });

  test("of an item of a stream too, and of its head", async () => {
    const issuesOf = async (head: unknown, items: readonly unknown[]): Promise<unknown> => {
      try {
        const options = { at: "mixte", limits } as const;
        for await (const _ of serializeStream<unknown, "mixte">(
          doc,
          head as never,
          items as never,
          options,
        ));
      } catch (error) {
        return (error as XmlValidationError).issues.map(
          ({ code, path }) => `${code} ${path.join(".")}`,
        );
      }
      return "nothing";
    };
    const item = (text: string) => ({
      content: ["a", { kind: "mixte", value: { content: [text] } }],
    });
    expect(await issuesOf({}, [item("b"), item("c"), item(long)])).toEqual([
      "limit-text-length mixte.2.content.1.value.content.0",
    ]);
    expect(await issuesOf({ tete: item(long) }, [item("b")])).toEqual([
      "limit-text-length tete.content.1.value.content.0",
    ]);
  });
});

describe("behind thousands of levels", () => {
  const levels = 12_000;
  const limits = { depth: 2 * levels };
  const head = `<t:suivi xmlns:t="urn:t">${"<t:suite>".repeat(levels)}`;
  const tail = `${"</t:suite>".repeat(levels)}</t:suivi>`;

  test.for([
    ["", "", "xml-not-well-formed", levels],
    ["</t:b>", tail, "xml-not-well-formed", levels],
    ["&x;", tail, "xml-not-well-formed", levels],
    ["<q:b/>", tail, "xml-not-well-formed", levels],
    ['<t:suite n="x"/>', tail, "cvc-datatype-valid.1.2.1", levels + 2],
    ["<t:b/>", tail, "cvc-complex-type.2.4.a", levels],
  ] as const)("%j is told with its place", ([bottom, after, code, steps]) => {
    for (const lenient of [false, true] as const) {
      const { issues } = parse(suivi, head + bottom + after, { limits, lenient: lenient as false });
      const [{ code: found, path = [], xpath = "", position } = {}] = issues;
      expect([found, path.length]).toEqual([code, steps]);
      expect(xpath.split("/").length).toBeGreaterThan(levels);
      expect(position?.column).toBeGreaterThan(head.length);
    }
  });

  test("prefixes that are declared on the way are known", () => {
    const open = (level: number): string => `<t:x xmlns:p${level % 90}="u${level}">`;
    const inner = Array.from({ length: levels }, (_, level) => open(level)).join("");
    const text = whole(`<t:libre>${inner}p7:a${"</t:x>".repeat(levels)}</t:libre>`);
    expect(parse(doc, text, { limits }).issues).toEqual([]);
  });
});
