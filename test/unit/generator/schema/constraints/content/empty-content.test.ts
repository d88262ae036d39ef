import { describe, expect, test } from "vitest";
import { hasJava } from "../../../../../support/jdk.js";
import { judgeByThree, judgeByUs } from "../../../../../support/three-judges.js";

/** A group as it is written: what it holds, and how often it occurs. */
interface Shape {
  readonly compositor: "sequence" | "choice" | "all";
  readonly min: number;
  readonly max: number;
  readonly inner: readonly Shape[];
  /** Through a group definition, with the counts at the reference. */
  readonly referred: boolean;
}

const counts = [
  [1, 1],
  [0, 1],
  [0, 0],
  [1, 3],
] as const;

function shapesOf(depth: number): readonly Shape[] {
  const inner = depth === 0 ? [] : shapesOf(depth - 1);
  const contents: readonly (readonly Shape[])[] = [[], ...inner.map((shape) => [shape])];
  return (["sequence", "choice"] as const).flatMap((compositor) =>
    counts.flatMap(([min, max]) =>
      contents.flatMap((content) =>
        [false, true].map((referred) => ({ compositor, min, max, inner: content, referred })),
      ),
    ),
  );
}

/** Element and definitions of a shape; an annotation says nothing. */
function written(shape: Shape, definitions: string[]): string {
  const inner = shape.inner.map((one) => written(one, definitions)).join("");
  const count = `minOccurs="${shape.min}" maxOccurs="${shape.max}"`;
  const body = `<xs:annotation/>${inner}</xs:${shape.compositor}>`;
  if (!shape.referred) return `<xs:${shape.compositor} ${count}>${body}`;
  const name = `g${definitions.length}`;
  definitions.push(`<xs:group name="${name}"><xs:${shape.compositor}>${body}</xs:group>`);
  return `<xs:group ref="${name}" ${count}/>`;
}

/** Part 1, 3.4.2, clause 2.1, to the letter. What occurs never is no particle (3.8.2). */
function isEmpty({ compositor, min, max, inner, referred }: Shape): boolean {
  if (max === 0) return true;
  if (referred || inner.length > 0) return false;
  return compositor !== "choice" || min === 0;
}

/** Whether the content may be without elements (Part 1, 3.8.4): a choice needs a particle to choose. */
function allowsNothing({ compositor, min, max, inner }: Shape): boolean {
  if (min === 0) return true;
  const particles = inner.filter((one) => one.max > 0);
  if (compositor === "choice") return particles.some(allowsNothing);
  return max > 0 && particles.every(allowsNothing);
}

function schemaOf(shape: Shape | undefined, mixed: boolean): string {
  const definitions: string[] = [];
  const content = shape === undefined ? "" : written(shape, definitions);
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r"><xs:complexType mixed="${mixed}">${content}</xs:complexType></xs:element>${definitions.join("")}</xs:schema>`;
}

const documents = ["<r/>", "<r><!-- --></r>", "<r> \n</r>", "<r>x</r>", "<r><a/></r>"];

function expected(shape: Shape | undefined, mixed: boolean): readonly boolean[] {
  const empty = shape === undefined || isEmpty(shape);
  const allowed = empty || allowsNothing(shape);
  return [allowed, allowed, allowed && (mixed || !empty), allowed && mixed, false];
}

describe("content in which no element can occur", () => {
  const shapes = [undefined, ...shapesOf(1)];

  test.each([false, true])("is empty, or has room for white space: mixed %s", async (mixed) => {
    for (const shape of shapes) {
      const schema = schemaOf(shape, mixed);
      const verdicts = await judgeByUs({ schema, documents });
      expect(verdicts.schema, schema).toBe("valid");
      expect(
        verdicts.documents.map((verdict) => verdict === "valid"),
        schema,
      ).toEqual(expected(shape, mixed));
    }
  });

  test.skipIf(!hasJava)("is the same to the JDK, which accepts a choice of nothing", async () => {
    const satisfiable = shapes.filter((shape) => expected(shape, false)[0]);
    const groups = satisfiable
      .map((shape) => schemaOf(shape, false))
      .filter((schema) => !/<xs:choice[^>]*><xs:annotation\/><\/xs:choice>/.test(schema))
      .map((schema) => ({ schema, documents }));
    for (const [index, { ours, jdk }] of (await judgeByThree(groups)).entries()) {
      const valid = (verdict: string): boolean => verdict === "valid";
      expect(jdk.documents.map(valid), groups[index]?.schema).toEqual(ours.documents.map(valid));
    }
  });

  test("is what an extension begins with, and is not made mixed or empty by it", async () => {
    const schema = (base: string, more: string): string =>
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:complexType name="B">${base}</xs:complexType><xs:element name="r"><xs:complexType><xs:complexContent><xs:extension base="B">${more}</xs:extension></xs:complexContent></xs:complexType></xs:element></xs:schema>`;
    const nothing = "<xs:sequence><xs:sequence/></xs:sequence>";
    const one = '<xs:sequence><xs:element name="a" minOccurs="0"/></xs:sequence>';
    const verdictsOf = async (base: string, more: string): Promise<readonly boolean[]> => {
      const { documents: verdicts } = await judgeByUs({ schema: schema(base, more), documents });
      return verdicts.map((verdict) => verdict === "valid");
    };
    expect(await verdictsOf(nothing, "")).toEqual([true, true, true, false, false]);
    expect(await verdictsOf("", nothing)).toEqual([true, true, true, false, false]);
    expect(await verdictsOf("", "<xs:sequence/>")).toEqual([true, true, false, false, false]);
    expect(await verdictsOf(nothing, one)).toEqual([true, true, true, false, true]);
    expect(await verdictsOf(one, nothing)).toEqual([true, true, true, false, true]);
  });
});
