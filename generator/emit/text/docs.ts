import { clark, type QName } from "../../../runtime/qname.js";
import { toIdentifier } from "../../ir/names.js";
import type {
  Annotated,
  Facet,
  SimpleTypeDefinition,
  TypeDefinition,
} from "../../schema/components.js";
import type { ModuleContext } from "../context.js";
import { inComment } from "./foreign-text.js";

/** The lines of a doc comment: the schema's own words, what it is in the XSD, and the tags that the options ask for. */
export function docLines(
  component: Annotated,
  xsd: string,
  context: ModuleContext,
  own: readonly string[] = [],
): readonly string[] {
  const { documentation } = component;
  const text = [...documentation, ...own].flatMap(wrap).map(withoutTag);
  const tags = tagsOf(component, context);
  return [...text, `@xsd ${oneLine(xsd)}`, ...tags];
}

function tagsOf({ foreignAttributes }: Annotated, { options }: ModuleContext): readonly string[] {
  return foreignAttributes.flatMap(({ name, value }) => {
    const key = clark(name);
    const tag = Object.hasOwn(options.comments, key) ? options.comments[key] : undefined;
    const deprecated = Object.hasOwn(options.deprecated, key) && options.deprecated[key] === value;
    return [
      ...(tag === undefined ? [] : [`@${tag} ${oneLine(value)}`]),
      ...(deprecated ? ["@deprecated"] : []),
    ];
  });
}

/** Keeps a line from beginning a JSDoc tag. Markdown removes the backslash when it is shown. */
function withoutTag(line: string): string {
  return line.replace(/^@/, "\\@");
}

const spaces = /[\s\u0085]+/v;

function oneLine(text: string): string {
  return text.split(spaces).join(" ");
}

/** Breaks a paragraph at spaces, so that no line of a comment is long. */
function wrap(paragraph: string): readonly string[] {
  const lines: string[] = [];
  for (const source of paragraph.split(/\r?\n/)) {
    let line = "";
    for (const word of source.split(spaces).filter(Boolean)) {
      if (line !== "" && line.length + word.length + 1 > 100) {
        lines.push(line);
        line = word;
      } else line = line === "" ? word : `${line} ${word}`;
    }
    if (line !== "") lines.push(line);
  }
  return lines;
}

/** `/** … *\/` on one line where it fits, nothing where there is nothing to say. */
export function comment(docs: readonly string[], indent: string, longest = 90): string {
  if (docs.length === 0) return "";
  const lines = docs.map(inComment);
  const [only] = lines;
  if (lines.length === 1 && only !== undefined && only.length < longest)
    return `${indent}/** ${only} */\n`;
  const body = lines.map((line) => `${indent} * ${line}`.trimEnd());
  return `${indent}/**\n${body.join("\n")}\n${indent} */\n`;
}

/** `0..1`, `1..n`. */
export function occursText({
  minOccurs,
  maxOccurs,
}: {
  minOccurs: number;
  maxOccurs: number;
}): string {
  return `${minOccurs}..${maxOccurs === Number.POSITIVE_INFINITY ? "n" : maxOccurs}`;
}

/** What a type is called in a comment. */
export function typeText(type: TypeDefinition, context: ModuleContext): string {
  if (type.name !== undefined) return context.display(type.name);
  if (type.kind === "complexTypeDefinition") return "anonymous type";
  const base = type.baseTypeDefinition;
  if (type.variety === "list")
    return `list of ${type.itemTypeDefinition ? typeText(type.itemTypeDefinition, context) : ""}`;
  if (type.variety === "union") {
    return `union of ${type.memberTypeDefinitions.map((member) => typeText(member, context)).join(", ")}`;
  }
  const facets = facetsText(type);
  return `${base ? typeText(base, context) : "xs:anySimpleType"}${facets === "" ? "" : ` (${facets})`}`;
}

/** A name whose kind is the usual one in its place: the prefix says that it is a name, and without one the kind does. */
export function usual(kind: string, name: QName, context: ModuleContext): string {
  const shown = context.display(name);
  return shown.includes(":") ? shown : `${kind} ${shown}`;
}

/** A type, where TypeScript does not call it by its name. */
export function unnamed(type: TypeDefinition, context: ModuleContext): readonly string[] {
  const { types, typeNames } = context.plan;
  const handle = types.get(type)?.handle;
  const name = handle && typeNames.get(handle);
  const isNamed =
    name !== undefined && (type.name === undefined || toIdentifier(type.name.local) === name);
  return isNamed ? [] : [typeText(type, context)];
}

/** The beginning of the comment of a type: its name, or the component that an anonymous type belongs to. */
export function typeTitle(type: TypeDefinition, context: ModuleContext): string {
  const kind = type.kind === "complexTypeDefinition" ? "complexType" : "simpleType";
  if (type.name !== undefined) return usual(kind, type.name, context);
  const { context: place } = type;
  switch (place?.kind) {
    case "elementDeclaration":
      return `${kind} of the element ${context.display(place.name)}`;
    case "attributeDeclaration":
      return `${kind} of the attribute ${context.display(place.name)}`;
    case "complexTypeDefinition":
    case "simpleTypeDefinition":
      return place.name === undefined ? kind : `${kind} in ${context.display(place.name)}`;
    case undefined:
      return kind;
  }
}

/** An anonymous type without documentation has that of the element or attribute that it belongs to. */
export function spokenFor(type: TypeDefinition): Annotated {
  const { context: place, name, documentation } = type;
  return name === undefined && documentation.length === 0 && place !== undefined
    ? { ...type, documentation: place.documentation }
    : type;
}

/** `maxLength 255, pattern [0-9]*`. Enumerations are left out: the TypeScript type shows them. */
export function facetsText({ facets }: SimpleTypeDefinition): string {
  const shown = facets.filter(({ kind }) => kind !== "enumeration");
  return shown.map(({ kind, value }: Facet) => `${kind} ${value}`).join(", ");
}
