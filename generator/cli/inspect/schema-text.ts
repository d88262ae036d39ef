import type { Locale } from "../../../runtime/issues.js";
import { french } from "../../../runtime/messages/typography.js";
import type {
  Code,
  ContentPart,
  DescribedKind,
  Description,
  Part,
  TypeUse,
} from "../description/model.js";

/** The words around the texts of a schema. */
interface Wording {
  readonly provenances: Readonly<Record<string, string>>;
  readonly extends: string;
  readonly restricts: string;
  readonly ofType: string;
  readonly groups: Readonly<Record<"sequence" | "choice" | "all" | "any", string>>;
  readonly variety: Readonly<Record<"list" | "union", string>>;
  readonly codes: string;
  readonly facets: string;
  readonly attributes: string;
  readonly content: string;
  readonly usedBy: string;
}

/** The names of the kinds of components. */
export const kindWords: Readonly<Record<Locale, Readonly<Record<DescribedKind, string>>>> = {
  fr: {
    element: french`élément`,
    complexType: "type complexe",
    simpleType: "type simple",
    attribute: "attribut",
    group: "groupe",
    attributeGroup: french`groupe d'attributs`,
    notation: "notation",
  },
  en: {
    element: "element",
    complexType: "complex type",
    simpleType: "simple type",
    attribute: "attribute",
    group: "group",
    attributeGroup: "attribute group",
    notation: "notation",
  },
};

const wordings: Readonly<Record<Locale, Wording>> = {
  fr: {
    provenances: { known: "connu", inferred: "déduit", designed: "conçu" },
    extends: french`étend`,
    restricts: french`restreint`,
    ofType: "de type",
    groups: {
      sequence: "dans cet ordre",
      choice: french`l'un de`,
      all: french`dans n'importe quel ordre`,
      any: french`n'importe quel élément`,
    },
    variety: { list: "liste de", union: "union de" },
    codes: "Codes",
    facets: "Facettes",
    attributes: "Attributs",
    content: "Contenu",
    usedBy: "Sert dans",
  },
  en: {
    provenances: { known: "known", inferred: "inferred", designed: "designed" },
    extends: "extends",
    restricts: "restricts",
    ofType: "of type",
    groups: {
      sequence: "in this order",
      choice: "one of",
      all: "in any order",
      any: "any element",
    },
    variety: { list: "list of", union: "union of" },
    codes: "Codes",
    facets: "Facets",
    attributes: "Attributes",
    content: "Content",
    usedBy: "Used in",
  },
};

/** How names are shown, and the width of the console. */
export interface Style {
  readonly locale: Locale;
  readonly width: number;
  readonly name: (clark: string) => string;
}

/** The description of a component, as lines for the console. */
export function printDescription(description: Description, style: Style): readonly string[] {
  const say = wordings[style.locale];
  const { kind, name, provenance, documentation, base, derivation, type, variety, members } =
    description;
  const mark = provenance === undefined ? "" : `  (${say.provenances[provenance] ?? provenance})`;
  const from =
    base === undefined
      ? ""
      : `, ${derivation === "extension" ? say.extends : say.restricts} ${style.name(base)}`;
  const ofType = type === undefined ? "" : `, ${say.ofType} ${style.name(type)}`;
  const made =
    variety === undefined
      ? ""
      : `, ${say.variety[variety]} ${(members ?? []).map((member) => typeText(member, style)).join(", ")}`;
  return [
    `${style.name(name)}${mark}`,
    `  ${kindWords[style.locale][kind]}${ofType}${from}${made}`,
    ...section(documentation.flatMap((text) => wrapped(text, "  ", style.width))),
    ...titled(
      say.codes,
      columns(
        (description.codes ?? []).map((code) => [code.value, titleOf(code, description, say)]),
        "    ",
        style.width,
      ),
    ),
    ...titled(
      say.facets,
      (description.facets ?? []).map(({ kind: facet, value }) => `    ${facet} ${value}`),
    ),
    ...titled(
      say.attributes,
      columns(
        (description.attributes ?? []).map((part) => cells(part, "", style)),
        "    ",
        style.width,
      ),
    ),
    ...titled(
      say.content,
      columns(rows(description.content ?? [], "", style), "    ", style.width),
    ),
    ...titled(
      say.usedBy,
      wrapped(description.usedBy.map(style.name).join(", "), "    ", style.width),
    ),
  ];
}

/** The title of a code, with its provenance if that differs from the provenance of the list. */
function titleOf(
  { title, provenance }: Code,
  whole: Description,
  { provenances }: Wording,
): string {
  if (provenance === undefined || provenance === whole.provenance) return title;
  return `${title} (${provenances[provenance] ?? provenance})`;
}

function section(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", ...lines];
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `  ${title}`, ...lines];
}

function cells(
  { name, occurs, documentation, ...use }: Part,
  indent: string,
  style: Style,
): readonly string[] {
  return [indent + style.name(name), typeText(use, style), occurs, documentation.join(" ")];
}

/** The name of a type, or that of the base of an anonymous type. */
function typeText({ type, inner }: TypeUse, style: Style): string {
  const text = type ?? inner?.base ?? "";
  return text.split(" | ").map(style.name).join(" | ");
}

function rows(
  parts: readonly ContentPart[],
  indent: string,
  style: Style,
): readonly (readonly string[])[] {
  const say = wordings[style.locale];
  return parts.flatMap((part): readonly (readonly string[])[] => {
    if (part.kind === "element")
      return [cells(part, indent, style), ...rows(part.inner?.content ?? [], `${indent}  `, style)];
    const head = [`${indent}${say.groups[part.kind]}`, "", part.occurs, ""];
    return part.kind === "any" ? [head] : [head, ...rows(part.parts, `${indent}  `, style)];
  });
}

/** Columns as wide as their contents; the last one is wrapped in the remaining width. */
function columns(
  table: readonly (readonly string[])[],
  indent: string,
  width: number,
): readonly string[] {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => (row[column] ?? "").length)),
  );
  const last = widths.length - 1;
  return table.flatMap((row) => {
    const before = row
      .slice(0, last)
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join("  ");
    const start = `${indent}${before}  `;
    const hanging = start.length > width / 2 ? `${indent}    ` : " ".repeat(start.length);
    const text = row[last] ?? "";
    if (text === "") return [start.trimEnd()];
    if (start.length + text.length <= width) return [start + text];
    const lines = wrapped(text, hanging, width);
    return start.length > width / 2
      ? [start.trimEnd(), ...lines]
      : [start + (lines[0] ?? "").trimStart(), ...lines.slice(1)];
  });
}

/** A text wrapped to a width. */
function wrapped(text: string, indent: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/[ \n]+/)) {
    if (line !== "" && indent.length + line.length + word.length + 1 > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, indent + line];
}
