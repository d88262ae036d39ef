import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { contentModelOf } from "../../../../runtime/content/content-model.js";
import type { GroupParticle } from "../../../../runtime/descriptors.js";
import { complexType, globalElement } from "../../../../runtime/v1/particles.js";
import { validate } from "../../../../runtime/validate.js";

/** The files of the runtime that are in what a bundler makes of a program with one type, as far as something of them is left. */
async function bundled(content: string, verb: "validate" | "parse"): Promise<readonly string[]> {
  const { metafile } = await build({
    stdin: {
      contents: `
        import * as v1 from "./runtime/v1/index.ts";
        import { ${verb} } from "./runtime/${verb}.ts";
        const type = v1.complexType(undefined, ["urn:t", "T"], () => ${content});
        globalThis.kept = (given) => ${verb}(v1.globalElement(["urn:t", "t"], type), given);
      `,
      resolveDir: process.cwd(),
      loader: "ts",
    },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    metafile: true,
  });
  const [output] = Object.values(metafile.outputs);
  const inputs = Object.entries(output?.inputs ?? {});
  return inputs.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > aConstant ? [path] : []));
}

/** Of a file that is left out, a constant may stay. */
const aConstant = 100;

const plain = 'v1.sequence(v1.element("a", ["urn:t"], v1.xsToken))';
const lent = {
  "validate/ordered": 'v1.ordered("all", v1.choice(v1.element("a", ["urn:t"], v1.xsToken)))',
  "validate/any": 'v1.sequence(v1.any("any", { namespaces: "any", processContents: "lax" }))',
  "validate/any-type": 'v1.sequence(v1.any("any", { namespaces: "any", processContents: "lax" }))',
  "validate/rows": 'v1.rows("rows", v1.sequence(v1.element("a", ["urn:t"], v1.xsToken)))',
  "assess/element/rows": 'v1.rows("rows", v1.sequence(v1.element("a", ["urn:t"], v1.xsToken)))',
  "content/counts": 'v1.sequence(v1.occurs(0, 3, v1.element("a", ["urn:t"], v1.xsToken)))',
  "assess/likely-roots": "v1.schemaSet({}) && v1.sequence()",
  "content/all-model": 'v1.all(v1.element("a", ["urn:t"], v1.xsToken))',
  "datatypes/primitives/floats": 'v1.sequence(v1.element("a", ["urn:t"], v1.xsAnySimpleType))',
} as const;

describe("what few schemas need is bundled where a descriptor asks for it", () => {
  test.for(["validate", "parse"] as const)("%s without any of it", async (verb) => {
    const files = await bundled(plain, verb);
    const others = ["assess/rules/watched-assessment"];
    for (const file of [...Object.keys(lent), ...others])
      expect(files).not.toContain(`runtime/${file}.ts`);
  });

  test.for(Object.entries(lent))("%s", async ([file, content]) => {
    const verb = file.startsWith("validate") ? "validate" : "parse";
    expect(await bundled(content, verb)).toContain(`runtime/${file}.ts`);
  });
});

describe("descriptors that the words have not made are refused", () => {
  const element = { kind: "elementDeclaration", name: { namespace: "", local: "a" } } as const;
  const leaf = {
    kind: "element",
    property: "a",
    element: { ...element, type: () => complexType(undefined, undefined) },
    minOccurs: 1,
    maxOccurs: 1,
  } as const;
  const group: GroupParticle = { kind: "sequence", particles: [leaf], minOccurs: 1, maxOccurs: 1 };
  const root = (particle: GroupParticle) =>
    globalElement(
      ["", "a"],
      complexType(undefined, undefined, () => particle),
    );

  test.for([
    ["ordered()", () => validate(root({ ...group, property: "p" }), { p: [] })],
    ["rows()", () => validate(root({ ...group, property: "p", rows: true }), { p: [] })],
    ["occurs()", () => contentModelOf({ ...group, maxOccurs: 3 })],
    ["all()", () => contentModelOf({ ...group, kind: "all" })],
  ] as const)("by %s", ([word, use]) => {
    expect(use).toThrow(word);
  });
});
