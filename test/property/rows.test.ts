import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planSchema } from "../../generator/generate.js";
import type { ElementDescriptor, Particle, SchemaSet } from "../../runtime/descriptors.js";
import { hasRows } from "../../runtime/model/rows.js";
import { parse, parseOrThrow } from "../../runtime/parse.js";
import { parseStream } from "../../runtime/parse-stream.js";
import { serialize } from "../../runtime/serialize.js";
import { serializeStream } from "../../runtime/serialize-stream.js";
import { builderOf } from "../../runtime/v1/builders.js";
import { checkedSchemaOf } from "../../runtime/v1/zod.js";
import { validate } from "../../runtime/validate.js";
import { schemaOf } from "../support/components.js";

/*
 * A repeated sequence is a list of rows. Whatever is repeated or left out in it, a document comes back as it was, and all ways to
 * read, check, build and write it agree.
 */

/** A model as a tree of what can be said in a schema. */
type Model =
  | { readonly kind: "element"; readonly min: number; readonly max: number }
  | {
      readonly kind: "sequence" | "choice";
      readonly min: number;
      readonly max: number;
      readonly parts: readonly Model[];
    };

const counts = fc.constantFrom(
  { min: 1, max: 1 },
  { min: 0, max: 1 },
  { min: 1, max: 3 },
  { min: 2, max: 2 },
  { min: 0, max: 4 },
);
const element = counts.map((count): Model => ({ kind: "element", ...count }));

function group(part: fc.Arbitrary<Model>): fc.Arbitrary<Model> {
  return fc
    .tuple(
      fc.constantFrom("sequence" as const, "sequence" as const, "choice" as const),
      counts,
      fc.array(part, { minLength: 1, maxLength: 4 }),
    )
    .map(([kind, count, parts]) => ({ kind, ...count, parts }));
}

const inner = group(fc.oneof({ weight: 3, arbitrary: element }, group(element)));
const models = fc
  .tuple(
    fc.constantFrom(4, 4, 30),
    fc.array(fc.oneof(element, element, inner), { minLength: 1, maxLength: 4 }),
  )
  .map(([max, parts]): Model => ({ kind: "sequence", min: 1, max, parts }));

/** The model with a name for each element: `a`, `b`, `c`… */
interface Named {
  readonly kind: Model["kind"];
  readonly min: number;
  readonly max: number;
  readonly name: string;
  readonly parts: readonly Named[];
}

function named(model: Model, next: { value: number }): Named {
  if (model.kind !== "element")
    return { ...model, name: "", parts: model.parts.map((part) => named(part, next)) };
  return { ...model, name: `e${next.value++}`, parts: [] };
}

function xsd({ kind, name, min, max, parts }: Named): string {
  const occurs = `minOccurs="${min}" maxOccurs="${max}"`;
  return kind === "element"
    ? `<xs:element name="${name}" type="${name === "e0" ? "t:Part" : "xs:int"}" ${occurs}/>`
    : `<xs:${kind} ${occurs}>${parts.map(xsd).join("")}</xs:${kind}>`;
}

/** A document of the model; `random` says how often and which. */
function written(model: Named, random: (below: number) => number): string {
  const times = model.min + random(model.max - model.min + 1);
  return Array.from({ length: times }, () => once(model, random)).join("");
}

function once({ kind, name, parts }: Named, random: (below: number) => number): string {
  if (kind === "choice") return written(parts[random(parts.length)] as Named, random);
  if (kind === "sequence") return parts.map((part) => written(part, random)).join("");
  return name === "e0" ? `<e0 id="i"><p>1</p></e0>` : `<${name}>${random(9)}</${name}>`;
}

const part = `<xs:complexType name="Part"><xs:sequence><xs:element name="p" type="xs:int"/></xs:sequence><xs:attribute name="id"/></xs:complexType>`;

interface Case {
  readonly schemas: SchemaSet;
  readonly root: ElementDescriptor;
  readonly rows: boolean;
}

async function caseOf(model: Named): Promise<Case | undefined> {
  const schema = await schemaOf(
    `${part}<xs:element name="r"><xs:complexType><xs:sequence>${xsd(model)}<xs:element name="end" minOccurs="0" type="xs:int"/></xs:sequence></xs:complexType></xs:element>`,
  ).catch(() => undefined);
  if (schema === undefined) return undefined;
  const schemas = planSchema(schema, {}).schemas();
  const root = schemas.elements.get("{urn:t}r");
  const type = root?.type();
  const content = type?.kind === "complexType" ? type.content?.() : undefined;
  if (root === undefined || content === undefined) return undefined;
  return { schemas, root, rows: listsRows(content as Particle) };
}

function listsRows(particle: Particle): boolean {
  if (particle.kind === "element" || particle.kind === "any") return false;
  return (
    hasRows(particle) || (particle.property === undefined && particle.particles.some(listsRows))
  );
}

/** As `serialize` writes it. */
const inNamespace = (content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<t:r xmlns:t="urn:t">${content.replace(/<(\/?)/g, "<$1t:")}</t:r>`.replace(
    "></t:r>",
    content === "" ? "/>" : "></t:r>",
  );

describe("rows", () => {
  test("come back as they were, by every way", async () => {
    let withRows = 0;
    const property = fc.asyncProperty(
      models,
      fc.infiniteStream(fc.nat({ max: 1000 })),
      async (model, numbers) => {
        const tree = named(model, { value: 0 });
        const found = await caseOf(tree);
        if (found === undefined) return;
        const { root, rows } = found;
        if (rows) withRows++;
        const random = (below: number): number => numbers.next().value % below;
        for (let round = 0; round < 2; round++) {
          const text = inNamespace(written(tree, random) + (random(2) === 0 ? "<end>1</end>" : ""));
          const { value, issues } = parse(root, text);
          expect(issues).toEqual([]);
          expect(validate(root, value)).toEqual([]);
          expect(serialize(root, value)).toBe(text);
          const again = parseOrThrow(root, text);
          expect(again).toEqual(value);
          const type = root.type();
          if (type.kind === "complexType") {
            expect(checkedSchemaOf(() => type).parse(value)).toEqual(value);
            let builder = builderOf<Record<string, (part: unknown) => never>>(() => type)();
            for (const [name, held] of Object.entries(value as object))
              builder = (builder[name] as (part: unknown) => never)(held);
            expect((builder["build"] as unknown as () => unknown)()).toEqual(value);
          }
          await streams(root, text, value as Record<string, unknown>);
        }
      },
    );
    await fc.assert(property, { seed: 5, numRuns: 50 });
    expect(withRows).toBeGreaterThan(15);
  });
});

/** Each list of the value as a stream, read and written. */
async function streams(
  root: ElementDescriptor,
  text: string,
  value: Record<string, unknown>,
): Promise<void> {
  for (const [at, items] of Object.entries(value)) {
    if (!Array.isArray(items)) continue;
    const read: unknown[] = [];
    for await (const one of parseStream(root, text, { at })) {
      expect(one.issues).toEqual([]);
      if (one.kind === "item") read.push(one.value);
    }
    expect(read).toEqual(items);
    const { [at]: _, ...head } = value;
    let whole = "";
    for await (const chunk of serializeStream(root, head as never, items as never, { at } as never))
      whole += chunk;
    expect(whole).toBe(text);
  }
}
