/** Sources that are tried, and the tests that belong to them. */
export interface Area {
  readonly sources: string;
  readonly tests: readonly string[];
}

export const areas: readonly Area[] = [
  {
    sources: "runtime/datatypes/fast/{character-table,read,test}.ts",
    tests: ["test/unit/runtime/datatypes/fast/*.test.ts"],
  },
  {
    sources: "runtime/datatypes/fast/text.ts",
    tests: [
      "test/unit/runtime/datatypes/fast/*.test.ts",
      "test/unit/runtime/serialize/compiled/writers.test.ts",
    ],
  },
  {
    sources: "runtime/content/*.ts",
    tests: ["test/unit/runtime/content/*.test.ts"],
  },
  {
    sources: "runtime/serialize/compiled/*.ts",
    tests: [
      "test/unit/runtime/serialize/compiled/*.test.ts",
      "test/unit/runtime/serialize-stream.test.ts",
    ],
  },
  {
    sources: "runtime/identity/*.ts",
    tests: [
      // Those that ask no other judge are quick.
      "test/unit/runtime/identity/{asks,growth,identifier-set,naive,paths,references}.test.ts",
    ],
  },
  {
    sources: "runtime/xml/read/*.ts",
    tests: [
      "test/unit/runtime/xml/read/*.test.ts",
      "test/unit/runtime/xml-*.test.ts",
      "test/unit/runtime/decode.test.ts",
      "test/unit/runtime/parse.test.ts",
      "test/property/xml-reader.test.ts",
    ],
  },
];
