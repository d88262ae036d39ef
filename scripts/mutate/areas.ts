/** Sources that are tried, and the tests that belong to them. */
export interface Area {
  readonly sources: string;
  readonly tests: readonly string[];
}

/** Those of the reader, but for what is long or looks into the engine. */
const reading: readonly string[] = [
  "test/unit/runtime/xml/read/!(decoded-lengths|entity-costs|long-markup|reader-layout).test.ts",
  "test/unit/runtime/xml/*.test.ts",
];

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
    tests: ["test/unit/runtime/serialize/compiled/*.test.ts"],
  },
  {
    sources: "runtime/identity/*.ts",
    tests: [
      // Those that ask no other judge are quick.
      "test/unit/runtime/identity/{asks,constrained-elements,growth,identifier-set,naive,paths,references}.test.ts",
    ],
  },
  {
    sources: "runtime/xml/{characters,limits,name-characters,names}.ts",
    tests: reading,
  },
  { sources: "runtime/xml/read/*.ts", tests: reading },
];
