import type { Locale } from "../../../runtime/issues.js";
import { letIn } from "../../../runtime/messages/names.js";
import type {
  AttributeNode,
  ContentNode,
  ElementNode,
  Inspection,
  NamespaceContents,
} from "../../inspect.js";
import { count } from "../messages.js";

/** Prints an inspection for people: namespaces, documents, and each root as a tree. */
export function printInspection(inspection: Inspection, locale: Locale): string {
  const say = wordings[locale];
  const style: Style = { locale, say, name: shortNames(inspection.prefixes) };
  return [
    say.namespaces,
    ...inspection.namespaces.flatMap((contents) =>
      printNamespace(contents, inspection.prefixes, say),
    ),
    "",
    say.documents,
    ...inspection.documents.map(
      ({ location, namespace, version, components }) =>
        `  ${location}  ${say.count(components, say.component)}${version === undefined ? "" : `, version ${version}`}, ${namespace || say.noNamespace}`,
    ),
    "",
    say.roots,
    ...inspection.roots.flatMap((root) => [...printNode(root, "  ", style), ""]),
  ]
    .join("\n")
    .trimEnd();
}

type Shorten = (clarkName: string) => string;

/** The words around names and numbers, in one language. */
interface Wording {
  readonly namespaces: string;
  readonly documents: string;
  readonly roots: string;
  readonly component: string;
  readonly noNamespace: string;
  readonly byDefault: string;
  readonly noComponents: string;
  readonly or: string;
  readonly kinds: Readonly<Record<Exclude<keyof NamespaceContents, "namespace">, string>>;
  readonly remarks: Readonly<
    Record<"abstract" | "nillable" | "mixed" | "recursive" | "repeated", string>
  >;
  readonly count: (n: number, words: string) => string;
}

const wordings: Readonly<Record<Locale, Wording>> = {
  fr: {
    namespaces: "Espaces de noms",
    documents: "Documents",
    roots: "Racines",
    component: "composant",
    noNamespace: "sans espace de noms",
    byDefault: "par défaut",
    noComponents: "aucun composant global",
    or: "ou",
    kinds: {
      elements: "élément",
      complexTypes: "type complexe",
      simpleTypes: "type simple",
      attributes: "attribut",
      attributeGroups: "groupe d’attributs",
      groups: "groupe",
      notations: "notation",
    },
    remarks: {
      abstract: "abstrait",
      nillable: "peut être nil",
      mixed: "mixte",
      recursive: "récursif",
      repeated: "montré plus haut",
    },
    // Both words of « type complexe » have a plural, the complement of « groupe d’attributs » keeps its own.
    count: (n, words) =>
      `${n} ${n < 2 ? words : words.replace(/^\S+/, "$&s").replace(/ (complexe|simple)$/, "$&s")}`,
  },
  en: {
    namespaces: "Namespaces",
    documents: "Documents",
    roots: "Roots",
    component: "component",
    noNamespace: "no namespace",
    byDefault: "by default",
    noComponents: "no global components",
    or: "or",
    kinds: {
      elements: "element",
      complexTypes: "complex type",
      simpleTypes: "simple type",
      attributes: "attribute",
      attributeGroups: "attribute group",
      groups: "group",
      notations: "notation",
    },
    remarks: {
      abstract: "abstract",
      nillable: "nillable",
      mixed: "mixed",
      recursive: "recursive",
      repeated: "shown above",
    },
    count,
  },
};

/** The words, and how names are printed. */
interface Style {
  readonly locale: Locale;
  readonly say: Wording;
  readonly name: Shorten;
}

/** Clark notation to `prefix:local`. */
function shortNames(prefixes: Inspection["prefixes"]): Shorten {
  return (clarkName) => {
    const [, namespace, local] = /^\{(.*)\}([^}]*)$/.exec(clarkName) ?? [];
    if (namespace === undefined || local === undefined) return clarkName;
    const prefix = prefixes[namespace];
    if (prefix === "") return local;
    return prefix === undefined ? clarkName : `${prefix}:${local}`;
  };
}

const kinds = [
  "elements",
  "complexTypes",
  "simpleTypes",
  "attributes",
  "attributeGroups",
  "groups",
  "notations",
] as const satisfies readonly (keyof NamespaceContents)[];

function printNamespace(
  contents: NamespaceContents,
  prefixes: Inspection["prefixes"],
  say: Wording,
): readonly string[] {
  const prefix = prefixes[contents.namespace];
  const counts = kinds
    .filter((kind) => contents[kind].length > 0)
    .map((kind) => say.count(contents[kind].length, say.kinds[kind]));
  const bound = prefix === undefined ? "" : ` (${prefix || say.byDefault})`;
  return [
    `  ${contents.namespace || say.noNamespace}${bound}`,
    `    ${counts.length === 0 ? say.noComponents : counts.join(", ")}`,
  ];
}

function printNode(node: ContentNode, indent: string, style: Style): readonly string[] {
  const inner = `${indent}  `;
  const { locale, name, say } = style;
  if (node.kind === "any") return [`${indent}${letIn(node, locale, "element")}${occurs(node)}`];
  if (node.kind !== "element") {
    const children = node.children.flatMap((child) => printNode(child, inner, style));
    const { repeated } = node;
    const shown =
      repeated === undefined
        ? ""
        : ` : ${say.kinds.groups} ${name(repeated)}  (${say.remarks.repeated})`;
    return [`${indent}${node.kind}${occurs(node)}${shown}`, ...children];
  }
  return [
    `${indent}${name(node.name)}${occurs(node)}${describe(node, style)}`,
    ...(node.attributes ?? []).map((attribute) => `${inner}${printAttribute(attribute, name)}`),
    ...(node.anyAttribute === undefined
      ? []
      : [`${inner}@ ${letIn({ namespaces: node.anyAttribute }, locale, "attribute")}`]),
    ...(node.children ?? []).flatMap((child) => printNode(child, inner, style)),
  ];
}

function describe(node: ElementNode, { name, say }: Style): string {
  const remarks = [
    node.abstract && say.remarks.abstract,
    node.nillable && say.remarks.nillable,
    node.mixed && say.remarks.mixed,
    node.recursive && say.remarks.recursive,
    node.repeated && say.remarks.repeated,
    node.substitutes && `${say.or} ${node.substitutes.map(name).join(", ")}`,
  ].filter((remark) => typeof remark === "string");
  const type = node.type === undefined ? "" : ` : ${name(node.type)}`;
  return `${type}${remarks.length === 0 ? "" : `  (${remarks.join("; ")})`}`;
}

function printAttribute({ name, type, required }: AttributeNode, shorten: Shorten): string {
  return `@${shorten(name)}${required ? "" : " 0..1"}${type === undefined ? "" : ` : ${shorten(type)}`}`;
}

function occurs({
  minOccurs,
  maxOccurs,
}: {
  minOccurs: number;
  maxOccurs: number | "unbounded";
}): string {
  if (minOccurs === 1 && maxOccurs === 1) return "";
  return ` ${minOccurs}..${maxOccurs === "unbounded" ? "n" : maxOccurs}`;
}
