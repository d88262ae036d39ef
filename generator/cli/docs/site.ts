import type { Locale } from "../../../runtime/issues.js";
import type { Check } from "../../../runtime/rules/rule-set.js";
import { filePaths } from "../../ir/passes/5-lay-out/file-paths.js";
import type { Schema, SchemaDocument } from "../../schema/components.js";
import { guessLanguage, textLanguage } from "../../schema/texts.js";
import type { Concern, Concerned } from "../../schematron/by-schema/concerns.js";
import { describe } from "../description/describe.js";
import { allNamed, kindOf, type Named } from "../description/find.js";
import { marksOf } from "../description/marks.js";
import type { DescribedKind, Description, Marked } from "../description/model.js";
import { usersOf } from "../description/users.js";
import { shownLocations } from "./locations.js";

/** Everything that the pages show, as data. */
export interface Site {
  readonly locale: Locale;
  /** The language of the schemas and of the rules; undefined if it is that of the pages, or unknown. */
  readonly language: string | undefined;
  readonly ruleLanguage: string | undefined;
  readonly modules: readonly Module[];
  readonly rules: readonly DocumentedRule[];
  /** A name in Clark notation as it is shown. */
  readonly name: (clark: string) => string;
  /** The entry that describes a component; undefined for a built-in one. */
  readonly find: (space: Space, clark: string) => Entry | undefined;
}

/** The symbol spaces of XML Schema (Part 1, 2.5): a type and an element may have the same name. */
export type Space = "element" | "type" | "attribute" | "group" | "attributeGroup" | "notation";

/** A schema document, and the page about it. */
export interface Module extends Marked {
  readonly page: string;
  readonly title: string;
  readonly location: string;
  readonly namespace: string;
  readonly version: string | undefined;
  readonly sha256: string | undefined;
  readonly documentation: readonly string[];
  readonly entries: readonly Entry[];
  readonly uses: readonly Module[];
  readonly usedBy: readonly Module[];
}

/** A component on the page of its module. */
export interface Entry {
  readonly page: string;
  readonly id: string;
  readonly description: Description;
  readonly line: number | undefined;
  readonly users: readonly Entry[];
  readonly judged: readonly DocumentedRule[];
  readonly read: readonly DocumentedRule[];
}

export interface DocumentedRule {
  readonly id: string;
  readonly code: string;
  readonly level: Check["level"];
  /** The message, with an ellipsis for what a document fills in. */
  readonly message: string;
  readonly about: string | undefined;
  readonly places: readonly Entry[];
}

/** What a site needs besides a schema. */
export interface SiteSources {
  readonly locale: Locale;
  readonly name: (clark: string) => string;
  /** The fingerprint of a schema document, by its location. */
  readonly sha256: (location: string) => string | undefined;
  readonly concerns: readonly Concern[];
}

const spaces: Readonly<Record<DescribedKind, Space>> = {
  element: "element",
  complexType: "type",
  simpleType: "type",
  attribute: "attribute",
  group: "group",
  attributeGroup: "attributeGroup",
  notation: "notation",
};

/** Collects everything that is shown of a schema. */
export function siteOf(schema: Schema, sources: SiteSources): Site {
  const { documents } = schema;
  const pages = new Map(
    filePaths(documents).map(([path = ""], index) => [
      documents[index]?.id,
      path.replace(/\.ts$/, ".html"),
    ]),
  );
  const made = allNamed(schema).map((component) => filling(schema, component, pages));
  const byKey = new Map(made.map((each) => [`${each.space} ${each.entry.description.name}`, each]));
  const byComponent = new Map(made.map((each) => [each.component, each]));
  for (const { component, users } of made)
    for (const user of usersOf(schema, component)) {
      const entry = byComponent.get(user)?.entry;
      if (entry !== undefined) users.push(entry);
    }
  const find = (space: Space, name: string): Filling | undefined => byKey.get(`${space} ${name}`);
  const rules = sources.concerns.map((concern, index) => ruleOf(concern, index, find));
  const other = (language: string | undefined): string | undefined =>
    language === sources.locale ? undefined : language;
  return {
    locale: sources.locale,
    language: other(textLanguage(schema)),
    ruleLanguage: other(guessLanguage(rules.map(({ message }) => message))),
    modules: modulesOf(documents, made, pages, sources),
    rules,
    name: sources.name,
    find: (space, name) => find(space, name)?.entry,
  };
}

/** An entry whose lists are being filled: entries refer to each other. */
interface Filling {
  readonly component: Named;
  readonly space: Space;
  readonly entry: Entry;
  readonly users: Entry[];
  readonly judged: DocumentedRule[];
  readonly read: DocumentedRule[];
}

type Pages = ReadonlyMap<string | undefined, string>;

function filling(schema: Schema, component: Named, pages: Pages): Filling {
  const space = spaces[kindOf(component)];
  const lists = { users: [], judged: [], read: [] };
  const entry: Entry = {
    page: pages.get(component.document) ?? indexFile,
    id: `${space}.${component.name.local}`,
    description: describe(schema, component),
    line: component.position?.line,
    ...lists,
  };
  return { component, space, entry, ...lists };
}

/** The page that leads to all others. */
export const indexFile = "index.html";

function ruleOf(
  { check, pattern, judged, read }: Concern,
  index: number,
  find: (space: Space, name: string) => Filling | undefined,
): DocumentedRule {
  const fillings = ({ types, elements }: Concerned): readonly Filling[] =>
    [
      ...[...elements].map((name) => find("element", name)),
      ...[...types].map((name) => find("type", name)),
    ].filter((each) => each !== undefined);
  const places = fillings(judged);
  const rule: DocumentedRule = {
    id: `rule.${index + 1}`,
    code: check.code,
    level: check.level,
    message: check.message
      .map((part) => (typeof part === "string" ? part : "…"))
      .join("")
      .replace(/\s+/g, " ")
      .replace(/…\.(?!\p{L})/gu, "…")
      .trim(),
    about: pattern.name,
    places: places.map(({ entry }) => entry),
  };
  for (const place of places) place.judged.push(rule);
  for (const place of fillings(read)) place.read.push(rule);
  return rule;
}

function modulesOf(
  documents: readonly SchemaDocument[],
  made: readonly Filling[],
  pages: Pages,
  { sha256 }: SiteSources,
): readonly Module[] {
  const locations = shownLocations(documents.map(({ location }) => location));
  const modules = documents.map((document, index) => {
    const location = locations[index] ?? document.location;
    const lists = { uses: [] as Module[], usedBy: [] as Module[] };
    const module: Module = {
      page: pages.get(document.id) ?? indexFile,
      title: location.split("/").at(-1) ?? location,
      location,
      namespace: document.targetNamespace,
      version: document.version,
      sha256: sha256(document.location),
      documentation: document.documentation,
      ...marksOf(document),
      entries: made
        .filter(({ component }) => component.document === document.id)
        .map(({ entry }) => entry),
      ...lists,
    };
    return { module, document, ...lists };
  });
  const byId = new Map(modules.map((each) => [each.document.id, each]));
  for (const { module, document, uses } of modules)
    for (const id of new Set(document.references)) {
      const other = byId.get(id);
      if (other === undefined) continue;
      uses.push(other.module);
      other.usedBy.push(module);
    }
  return modules.map(({ module }) => module);
}
