import { fileURLToPath } from "node:url";
import type { RolldownOptions } from "rolldown";

/** Entry points, by the path that `package.json` gives them below `dist`. */
const entries = [
  "index",
  "gestion",
  "electoral/index",
  "runtime/index",
  "runtime/dates/index",
  "runtime/rules/index",
  "runtime/rules/xpath2",
  "runtime/v1/index",
  "runtime/v1/zod",
  "generator/index",
  "generator/cli",
  "generator/cli/unplugin",
  "generator/cli/banc/index",
  "generator/evolution",
];

/**
 * The package in few files, since Node takes its time for each; what brings a library stands alone, so that it is loaded or bundled
 * only where it is needed. xmlbuilder2 is taken in, with something small in the place of the modules of Node that it asks for: browsers
 * have none of them, and a bundle of ES modules cannot require them.
 */
const needs = fileURLToPath(new URL("runtime/xml/write/xmlbuilder2-needs.ts", import.meta.url));

const config: RolldownOptions = {
  input: Object.fromEntries(entries.map((entry) => [entry, `${entry}.ts`])),
  platform: "neutral",
  logLevel: "warn",
  external:
    /^(node:|zod$|ts-morph$|commander$|jiti$|fflate$|tinyglobby$|fontoxpath$|diff$|unplugin$|csv-parse$|tinypool$|picomatch$)/,
  resolve: {
    mainFields: ["module", "main"],
    alias: { events: needs, url: needs, "js-yaml": needs },
  },
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
        { name: "zod", test: /\/runtime\/v1\/(zod(\/[\w-]+)?|lazy-object)\.ts$/ },
        // What others use when they are loaded: it comes before them all.
        { name: "names", test: /\/runtime\/(xml\/name-characters|qname)\.ts$/ },
        { name: "reader", test: /\/runtime\/xml\/read\// },
        {
          name: "xmlbuilder2",
          test: /\/runtime\/xml\/write\/(xmlbuilder-sink|piecewise-writer|xmlbuilder2-needs)\.ts$|\/(xmlbuilder2|@oozcitak)\//,
        },
        { name: "xpath2", test: /\/runtime\/rules\/xpath2\.ts$/ },
        { name: "foreign", test: /\/runtime\/rules\/(foreign[\w-]*|regex-flags|current)\.ts$/ },
        { name: "rules", test: /\/runtime\/(rules|xpath)\// },
        { name: "serialize", test: /\/runtime\/serialize/ },
        { name: "dates", test: /\/runtime\/dates\/(?!index)/ },
        { name: "runtime", test: /\/runtime\// },
        { name: "electoral-rules", test: /\/generated\/electoral-rules\.ts$/ },
        { name: "electoral", test: /\/generated\// },
        { name: "town-hall", test: /\/electoral\/(?!index|node\/)/ },
        { name: "schema", test: /\/generator\/(reader|schema|patterns)\// },
        { name: "evolution", test: /\/generator\/evolution\// },
        { name: "schematron", test: /\/generator\/schematron\// },
        {
          name: "generate",
          test: /\/generator\/(ir\/|emit\/(?!targets\/json-schema)|generate\.ts)/,
        },
        {
          name: "schemas",
          test: /\/generator\/cli\/(files\/(schemas|inputs|resources)|names)\.ts$/,
        },
        { name: "failure", test: /\/generator\/(cli\/failure|diagnostics|version)\.ts$/ },
      ],
    },
  },
};

export default config;
