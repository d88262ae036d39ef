import type { SchemaSet } from "../runtime/descriptors.js";
import type { Locale } from "../runtime/issues.js";
import type { QName } from "../runtime/qname.js";
import { clark } from "../runtime/qname.js";
import { type Diagnostic, SchemaError } from "./diagnostics.js";
import type { ImportExtension } from "./emit/context.js";
import { type EmittedFile, emitModules } from "./emit/emit.js";
import type { Target } from "./emit/target.js";
import { targets } from "./emit/targets/index.js";
import { type Inspection, inspectSchema } from "./inspect.js";
import type { Keep } from "./ir/ir.js";
import type { PropertyNaming, TypeNaming } from "./ir/names.js";
import { keepReached } from "./ir/passes/1-collect/reached.js";
import { type Plan, planModules } from "./ir/plan.js";
import type { Schema } from "./schema/components.js";
import { type LoadedSchema, type LoadOptions, loadSchema } from "./schema/load.js";
import type { Integers } from "./schema/simple-type-descriptor.js";
import { version } from "./version.js";

/** How a schema becomes values; the generated code and the in-memory descriptors share it. */
export interface MappingOptions {
  /** Keeps what carries the foreign attribute with this value among those separated by commas, or does not carry it. */
  readonly only?: { readonly attribute: QName; readonly value: string } | undefined;
  /**
   * How integers beyond JavaScript's safe integers are typed. Default `"number"`: a larger value is an error; with `"exact"` it is
   * a bigint among numbers.
   */
  readonly integers?: "number" | "bigint" | "exact" | undefined;
  /** How local names become properties. Default `"lowerFirst"`. */
  readonly naming?: PropertyNaming | undefined;
  /** Names to use for types and elements, by Clark name, instead of their own. */
  readonly names?: Readonly<Record<string, string>> | undefined;
  /** How types and elements are called in TypeScript. Default `"asIs"`: as the schema calls them. */
  readonly typeNaming?: TypeNaming | undefined;
  /** The root elements that matter: what they do not reach is left out. Default: everything. */
  readonly roots?: ((element: QName) => boolean) | undefined;
}

export interface GenerateOptions extends LoadOptions, MappingOptions {
  /** The module that generated code imports. Default `scrutin/runtime/v1`. */
  readonly runtime?: string | undefined;
  /** Foreign attributes to show in comments: the tag to use, by Clark name. */
  readonly comments?: Readonly<Record<string, string>> | undefined;
  /**
   * The language of the messages, by default `"fr"`, and of the generated comments that are not the schema's own, by default `"en"`: files
   * that are kept should not change with who makes them.
   */
  readonly locale?: Locale | undefined;
  /** Foreign attributes that mean `@deprecated`: the value that says so, by Clark name. */
  readonly deprecated?: Readonly<Record<string, string>> | undefined;
  /** How imports of generated modules end. Default `".js"`. */
  readonly importExtension?: ImportExtension | undefined;
  /** Lines for the comment at the beginning of each file, such as a licence. */
  readonly header?: string | undefined;
  /** Modules that were generated earlier and have the components of a namespace, by that: they are imported, not generated again. */
  readonly imports?: Readonly<Record<string, string>> | undefined;
  /** A file for JSON Schema 2020-12 of all types, in the output folder. Default: none. */
  readonly jsonSchema?: string | undefined;
  /** Kinds of generated code beside the package's own. */
  readonly plugins?: readonly Target[] | undefined;
}

/** What making the files of a schema needs, once it is loaded. */
export type EmitOptions = Omit<GenerateOptions, Exclude<keyof LoadOptions, "locale">>;

export interface GenerateResult {
  /** In a stable order: one per schema document, then the schema set and the index. */
  readonly files: readonly EmittedFile[];
  /** Warnings only. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Turns XSD modules into TypeScript modules. The same schemas give the same bytes, everywhere.
 *
 * @throws {SchemaError} with all findings when the schemas cannot be used
 *
 * @example
 * const { files } = await generate({ locations: ["notes.xsd"], read: (path) => readFile(path) });
 * for (const { path, text } of files) console.log(path, text.length);
 */
export async function generate(options: GenerateOptions): Promise<GenerateResult> {
  const { schema, diagnostics } = await loadValidSchema(options);
  return { files: await emitSchema(schema, options), diagnostics };
}

/** The files of a schema that was loaded before, and is valid. */
export async function emitSchema(
  schema: Schema,
  options: EmitOptions = {},
): Promise<readonly EmittedFile[]> {
  const { runtime = "scrutin/runtime/v1", comments = {}, deprecated = {}, locale = "en" } = options;
  const { importExtension = ".js", header = "", imports = {}, plugins = [] } = options;
  const plan = planSchema(schema, options);
  const written = {
    runtime,
    comments,
    deprecated,
    locale,
    importExtension,
    header,
    imports,
    version,
  };
  // It needs zod, which takes its time to load.
  const json =
    options.jsonSchema === undefined
      ? []
      : [(await import("./emit/targets/json-schema.js")).jsonSchema(options.jsonSchema)];
  return emitModules(plan, written, [...targets, ...json, ...plugins]);
}

/**
 * Reads schemas for use without generated files: the descriptors are those that generated code would carry.
 *
 * @throws {SchemaError} with all findings when the schemas cannot be used
 *
 * @example
 * const schemas = await loadSchemas({ locations: ["notes.xsd"], read: (path) => readFile(path), integers: "bigint" });
 * console.log(parse(schemas, '<note xmlns="urn:notes" id="a1"><to>Zoé</to></note>').issues.length);
 */
export async function loadSchemas(options: LoadOptions & MappingOptions): Promise<SchemaSet> {
  const { schema } = await loadValidSchema(options);
  return schemaSetOf(schema, options);
}

export interface InspectOptions extends LoadOptions {
  /** The global elements to show as roots; without, all that are not abstract. */
  readonly roots?: ((name: QName) => boolean) | undefined;
}

/**
 * Reads schemas and lists what they hold, as plain data.
 *
 * @throws {SchemaError} with all findings when the schemas cannot be used
 *
 * @example
 * const { namespaces } = await inspect({ locations: ["notes.xsd"], read: (path) => readFile(path) });
 * console.log(namespaces.map(({ namespace }) => namespace));
 */
export async function inspect({ roots, ...options }: InspectOptions): Promise<Inspection> {
  const { schema } = await loadValidSchema(options);
  return inspectSchema(schema, roots);
}

/** The descriptors of a schema that was loaded before. */
export function schemaSetOf(schema: Schema, options: MappingOptions = {}): SchemaSet {
  return planSchema(schema, options).schemas();
}

/**
 * Loads a schema that can be used; its diagnostics are warnings.
 *
 * @throws {SchemaError} with all findings when there is an error among them
 */
export async function loadValidSchema(options: LoadOptions): Promise<LoadedSchema> {
  const loaded = await loadSchema(options);
  if (loaded.diagnostics.some(({ severity }) => severity === "error")) {
    throw new SchemaError(loaded.diagnostics);
  }
  return loaded;
}

/** Plans the output for a schema. */
export function planSchema(
  schema: Schema,
  options: Omit<MappingOptions, "integers"> & {
    readonly integers?: Integers | undefined;
    readonly imports?: GenerateOptions["imports"];
  },
): Plan {
  const { only, integers = "number", naming = "lowerFirst", names = {}, roots } = options;
  const { typeNaming = "asIs", imports = {} } = options;
  const elsewhere = new Set(Object.keys(imports));
  const chosen: Keep = only === undefined ? () => true : keepOnly(only);
  const keep = roots === undefined ? chosen : keepReached(schema, roots, chosen);
  return planModules(schema, { integers, naming, names, typeNaming, elsewhere, keep });
}

function keepOnly({
  attribute,
  value,
}: {
  readonly attribute: QName;
  readonly value: string;
}): Keep {
  const wanted = clark(attribute);
  return ({ foreignAttributes }) => {
    const marks = foreignAttributes.find(({ name }) => clark(name) === wanted);
    return marks === undefined || marks.value.split(",").some((mark) => mark.trim() === value);
  };
}
