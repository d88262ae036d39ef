import type { Locale } from "@runtime";
import { type Diagnostic, SchemaError } from "../../../generator/diagnostics.js";
import { loadValidSchema, planSchema } from "../../../generator/generate.js";
import type { Plan } from "../../../generator/ir/plan.js";
import type { ElementDeclaration } from "../../../generator/schema/components.js";
import { textLanguage, textsOf } from "../../../generator/schema/texts.js";
import type { SchemaSet } from "../../../runtime/descriptors.js";
import { type Spelling, spellingOf } from "../form/spelling.js";

/** A set of schemas as the page needs it: its components, how they become properties, and its descriptors. */
export interface LoadedSet {
  readonly name: string;
  readonly plan: Plan;
  readonly schemas: SchemaSet;
  /** How the schemas' documentation writes the words of their names. */
  readonly spelling: Spelling;
  /** The language of names and documentation; undefined where it is not known. */
  readonly language: string | undefined;
  /** The elements with which a document can begin. */
  readonly roots: readonly ElementDeclaration[];
}

/** A file that the user gave, or one of ours. */
export interface SchemaFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

export interface SetSource {
  readonly name: string;
  readonly files: readonly SchemaFile[];
  /** What to begin with; without, every schema and archive among the files. */
  readonly locations?: readonly string[] | undefined;
}

/** Loads a set; what is wrong with its schemas is given in its place. */
export async function loadSet(
  { name, files, locations }: SetSource,
  locale: Locale,
): Promise<LoadedSet | readonly Diagnostic[]> {
  const byPath = new Map(files.map(({ path, content }) => [path, content]));
  const read = async (path: string): Promise<Uint8Array | undefined> => {
    const content = byPath.get(path);
    return typeof content === "string" ? new TextEncoder().encode(content) : content;
  };
  const wanted =
    locations ?? [...byPath.keys()].filter((path) => /\.(?:xsd|wsdl|zip)$/i.test(path));
  try {
    const { schema } = await loadValidSchema({ locations: wanted, read, locale });
    const plan = planSchema(schema, { integers: "exact" });
    const language = textLanguage(schema);
    const roots = [...plan.elements.keys()].filter(({ abstract }) => !abstract);
    return {
      name,
      plan,
      schemas: plan.schemas(),
      spelling: spellingOf(textsOf(schema), language),
      language,
      roots,
    };
  } catch (error) {
    if (error instanceof SchemaError) return error.diagnostics;
    throw error;
  }
}

export const isLoaded = (set: LoadedSet | readonly Diagnostic[]): set is LoadedSet =>
  !Array.isArray(set);
