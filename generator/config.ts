import type { Target } from "./emit/target.js";

/**
 * What `scrutin generate` does, as `scrutin.config.ts` says it. Paths are relative to the configuration file. Names are in
 * Clark notation, `{http://xml.insee.fr/schema}obsolete`, or with a prefix that the schema documents bind, `ie:obsolete`.
 */
export interface Config {
  /** XSD or WSDL files, folders of XSD files, patterns such as `schemas/*.xsd`, zip archives, or addresses. */
  readonly schemas: string | readonly string[];
  /** The folder for the generated files. Files there that the generator did not write are never touched. */
  readonly output: string;
  /** Keeps what carries the foreign attribute with this value, or does not carry it at all. */
  readonly only?: Filter | undefined;
  /**
   * How integers that do not fit in JavaScript's safe integers are typed. With `"number"`, the default, a larger value in a
   * document is an error and is never rounded; with `"exact"` it is a bigint among numbers (docs/mapping.md, "Integers").
   */
  readonly integers?: "number" | "bigint" | "exact" | undefined;
  /** How local names become properties: `DateDeDebut` as `dateDeDebut`, the default, or as it is. */
  readonly naming?: "lowerFirst" | "asIs" | undefined;
  /** The language of the generated comments that are not the schema's own. Default `"en"`. */
  readonly locale?: "fr" | "en" | undefined;
  /** Names to use for types and elements instead of their own, by the component's name. */
  readonly names?: Readonly<Record<string, string>> | undefined;
  /** Foreign attributes that mark what is obsolete: the value that means it, by the attribute's name. */
  readonly deprecated?: Readonly<Record<string, string>> | undefined;
  /** Foreign attributes to show in doc comments: the tag to use, by the attribute's name. */
  readonly comments?: Readonly<Record<string, string>> | undefined;
  /** Catalogs that say where namespaces and addresses are to be found: OASIS XML files, or TSV (address or namespace TAB file, `prefix/` TAB folder). */
  readonly catalogs?: string | readonly string[] | undefined;
  /** Whether `http:` and `https:` locations may be fetched. Without, they come from the catalogs or the cache alone. */
  readonly allowNetwork?: boolean | undefined;
  /** Where fetched documents are kept, so that the next run works without the network. Default `.cache/scrutin`. */
  readonly cache?: string | undefined;
  /** Elements and wildcards that a content model may have, those of a shared group counted once. Default 500,000. */
  readonly maxParticles?: number | undefined;
  /** The module that generated code imports. Default `scrutin/runtime/v1`. */
  readonly runtime?: string | undefined;
  /**
   * The root elements that matter, by local name, prefix or Clark name: what their documents cannot need is not generated. A strict wildcard
   * needs all elements of its namespaces; what a lax one lets in is not checked where nothing else reaches it. Default: everything.
   */
  readonly roots?: string | readonly string[] | undefined;
  /** How types and elements are called: as the schema calls them, the default, or `purchase-order_type` as `PurchaseOrderType`. */
  readonly typeNaming?: "asIs" | "PascalCase" | undefined;
  /** How the imports between generated files end: `".js"`, the default, for Node; `".ts"` or `""` for what reads TypeScript. */
  readonly importExtension?: ".js" | ".ts" | "" | undefined;
  /** A file in the output folder for JSON Schema 2020-12 of all types: `"schema.json"`. */
  readonly jsonSchema?: string | undefined;
  /**
   * Schematron files, folders or patterns, whose rules are written to `rules.ts` in the output folder: as data, and as functions over the
   * generated types where the schemas allow (docs/rules.md).
   */
  readonly rules?: string | readonly string[] | undefined;
  /** How the expressions of rules stand in `rules.ts`: as they are written, the default, or parsed, for `rulesWith` without `fromText`. */
  readonly ruleExpressions?: "text" | "parsed" | undefined;
  /** A file whose lines stand in the comment at the beginning of each generated file, such as a licence. */
  readonly header?: string | undefined;
  /**
   * What was generated earlier, such as another package of a monorepo: the module by the namespace whose components it has. They are imported
   * from there and not generated again; that they are the same is checked.
   */
  readonly imports?: Readonly<Record<string, string>> | undefined;
  /**
   * Formats the generated files before they are compared and written: a command, which gets the folder of the files as its last argument, or
   * a function. The first line of each file must stay.
   */
  readonly format?: string | FormatFile | undefined;
  /** Kinds of generated code of one's own, beside types, zod schemas, descriptors and builders (docs/plugins.md). */
  readonly plugins?: readonly Target[] | undefined;
}

/** Gives the formatted text of a file; the path is that in the output folder. */
export type FormatFile = (text: string, path: string) => string | Promise<string>;

/** A filter on a foreign attribute, whose value may be a list separated by commas. */
export interface Filter {
  /** Its name: `sn:stages`. */
  readonly attribute: string;
  readonly value: string;
}

/**
 * Gives the configuration its type; several outputs are several configurations.
 *
 * @example
 * export default defineConfig({ schemas: ["notes.xsd"], output: "src/generated" });
 */
export function defineConfig<const T extends Config | readonly Config[]>(config: T): T {
  return config;
}
