/** What `scrutin generate` does, as `scrutin.config.ts` says it. Paths are relative to the configuration file. */
export interface Config {
  /** XSD files, folders of them, patterns such as `schemas/*.xsd`, zip archives, or addresses. */
  readonly schemas: string | readonly string[];
  /** The folder for the generated files. Files there that the generator did not write are never touched. */
  readonly output: string;
  /** Keeps what carries the foreign attribute with this value, or does not carry it at all. */
  readonly only?: Filter | undefined;
  /**
   * How integers that do not fit in JavaScript's safe integers are typed. With `"number"`, the default, a larger value in a
   * document is an error and is never rounded.
   */
  readonly integers?: "number" | "bigint" | undefined;
  /** Names to use instead of those that the generator would give, by the component's name in Clark notation. */
  readonly names?: Readonly<Record<string, string>> | undefined;
  /** Foreign attributes in Clark notation that mark a component as deprecated when their value is `true`. */
  readonly deprecated?: string | readonly string[] | undefined;
  /** Catalogs that say where namespaces and addresses are to be found: OASIS XML files, or TSV (address TAB file). */
  readonly catalogs?: string | readonly string[] | undefined;
  /** Whether `http:` and `https:` locations may be fetched. Without, they come from the catalogs or the cache alone. */
  readonly allowNetwork?: boolean | undefined;
  /** Where fetched documents are kept, so that the next run works without the network. Default `.cache/scrutin`. */
  readonly cache?: string | undefined;
  /** The module that generated code imports. Default `scrutin/runtime/v1`. */
  readonly runtime?: string | undefined;
}

/** A filter on a foreign attribute, whose value may be a list separated by commas. */
export interface Filter {
  /** In Clark notation: `{http://xml.insee.fr/schema/stages}stages`. */
  readonly attribute: string;
  readonly value: string;
}

/** Gives the configuration its type; several outputs are several configurations. */
export function defineConfig<const T extends Config | readonly Config[]>(config: T): T {
  return config;
}
