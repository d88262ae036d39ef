import { type Explained, explanation } from "./explanation.js";

/** Mistakes in the compiled writer that change nothing that can be seen. */
export const inWriter: readonly Explained[] = [
  ...explanation("runtime/serialize/compiled/body-source.ts", "each property has a variable", [
    ['return variables.get(property) ?? "undefined";', '"undefined"', '""'],
  ]),
  ...explanation(
    "runtime/serialize/compiled/appending-source.ts",
    "all that is below 0 is no index",
    [["const known = others.length === 0 ? after.indexOf(only) : -1;", "1", "1 + 1"]],
  ),
  ...explanation(
    "runtime/serialize/compiled/compile-source.ts",
    "it is undefined that comes of no return",
    [["return undefined;", "return undefined;", ""]],
  ),
  ...explanation(
    "runtime/serialize/compiled/writer-source.ts",
    "source that is never come by, or asks for what always holds",
    [
      ["if (particle.maxOccurs === 0) return;", "particle.maxOccurs === 0", "false"],
      ["if (particle.maxOccurs === 0) return;", "0", "0 - 1"],
      ["if (particle.maxOccurs === 0) return;", "return;", ""],
      [
        "if (maxOccurs < Number.POSITIVE_INFINITY)",
        "maxOccurs < Number.POSITIVE_INFINITY",
        "true",
        "<=",
      ],
      [
        "const parts = particle.particles.filter((part) => part.maxOccurs > 0);",
        "part.maxOccurs > 0",
        ">=",
      ],
      ["const parts = particle.particles.filter((part) => part.maxOccurs > 0);", "0", "0 - 1"],
    ],
  ),
  ...explanation("runtime/serialize/compiled/writer-source.ts", "the longer way gives the same", [
    [
      "if (new Set(properties).size === properties.length) {",
      "new Set(properties).size === properties.length",
      "false",
    ],
  ]),
  ...explanation(
    "runtime/serialize/compiled/writer-source.ts",
    "a choice of which no way is gone gives nothing in any case",
    [["if (isOptional)", "isOptional", "true"]],
  ),
];
