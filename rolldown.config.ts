import type { RolldownOptions } from "rolldown";

/** Entry points, by the path that `package.json` gives them below `dist`. */
const entries = [
  "index",
  "gestion",
  "generated/electoral/index",
  "runtime/index",
  "runtime/v1/index",
  "runtime/v1/zod",
  "generator/index",
  "generator/cli",
];

/**
 * The package in few files, since Node takes its time for each; what brings a library stands alone, so that it is loaded or bundled
 * only where it is needed.
 */
const config: RolldownOptions = {
  input: Object.fromEntries(entries.map((entry) => [entry, `${entry}.ts`])),
  platform: "neutral",
  logLevel: "warn",
  external: /^(node:|xmlbuilder2$|zod$|ts-morph$|commander$|jiti$|fflate$|tinyglobby$)/,
  resolve: { mainFields: ["module", "main"] },
  tsconfig: "tsconfig.json",
  transform: { target: "es2024" },
  treeshake: { moduleSideEffects: false },
  preserveEntrySignatures: "allow-extension",
  output: {
    dir: "dist",
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name].js",
    comments: { jsdoc: false },
    codeSplitting: {
      // Or the first group takes all that its files import.
      includeDependenciesRecursively: false,
      groups: [
        { name: "zod", test: /\/runtime\/v1\/(zod|lazy-object)\.ts$/ },
        // Expressions that the reader makes when it is loaded, before what imports it.
        { name: "characters", test: /\/runtime\/datatypes\/xml-names\.ts$/ },
        { name: "reader", test: /\/runtime\/xml\/read\// },
        { name: "xmlbuilder2", test: /\/runtime\/xml\/write\/xmlbuilder-sink\.ts$/ },
        // What chooses prefixes is asked by messages about values as well.
        { name: "serialize", test: /\/runtime\/serialize(?!\/(prefixes|reach)\.ts)/ },
        { name: "runtime", test: /\/runtime\// },
        { name: "electoral", test: /\/generated\// },
        { name: "schema", test: /\/generator\/(reader|schema|patterns)\// },
        { name: "generate", test: /\/generator\/(ir\/|emit\/(?!text\/print)|generate\.ts)/ },
        { name: "schemas", test: /\/generator\/cli\/(schemas|inputs|resources|names)\.ts$/ },
        { name: "failure", test: /\/generator\/(cli\/failure|diagnostics|version)\.ts$/ },
      ],
    },
  },
};

export default config;
