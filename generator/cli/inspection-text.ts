import type {
  AttributeNode,
  ContentNode,
  ElementNode,
  Inspection,
  NamespaceContents,
} from "../inspect.js";

/** Prints an inspection for people: namespaces, documents, and each root as a tree. */
export function printInspection(inspection: Inspection): string {
  const name = shortNames(inspection.prefixes);
  return [
    "Namespaces",
    ...inspection.namespaces.flatMap((contents) => printNamespace(contents, inspection.prefixes)),
    "",
    "Documents",
    ...inspection.documents.map(
      ({ location, namespace, version, components }) =>
        `  ${location}  ${count(components, "component")}${version === undefined ? "" : `, version ${version}`}, ${namespace || "no namespace"}`,
    ),
    "",
    "Roots",
    ...inspection.roots.flatMap((root) => [...printNode(root, "  ", name), ""]),
  ]
    .join("\n")
    .trimEnd();
}

type Shorten = (clarkName: string) => string;

/** Clark notation to `prefix:local`. */
function shortNames(prefixes: Inspection["prefixes"]): Shorten {
  return (clarkName) => {
    const [, namespace, local] = /^\{(.*)\}([^}]*)$/.exec(clarkName) ?? [];
    if (namespace === undefined || local === undefined) return clarkName;
    const prefix = prefixes[namespace];
    return prefix === undefined ? clarkName : `${prefix}:${local}`;
  };
}

const words: readonly (readonly [keyof NamespaceContents, string])[] = [
  ["elements", "element"],
  ["complexTypes", "complex type"],
  ["simpleTypes", "simple type"],
  ["attributes", "attribute"],
  ["attributeGroups", "attribute group"],
  ["groups", "group"],
  ["notations", "notation"],
];

function printNamespace(
  contents: NamespaceContents,
  prefixes: Inspection["prefixes"],
): readonly string[] {
  const prefix = prefixes[contents.namespace];
  const counts = words
    .filter(([key]) => contents[key].length > 0)
    .map(([key, word]) => count(contents[key].length, word));
  return [
    `  ${contents.namespace || "no namespace"}${prefix === undefined ? "" : ` (${prefix})`}`,
    `    ${counts.length === 0 ? "no global components" : counts.join(", ")}`,
  ];
}

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;

function printNode(node: ContentNode, indent: string, name: Shorten): readonly string[] {
  const inner = `${indent}  `;
  if (node.kind === "any") return [`${indent}any element of ${node.namespaces}${occurs(node)}`];
  if (node.kind !== "element") {
    const children = node.children.flatMap((child) => printNode(child, inner, name));
    return [`${indent}${node.kind}${occurs(node)}`, ...children];
  }
  return [
    `${indent}${name(node.name)}${occurs(node)}${describe(node, name)}`,
    ...(node.attributes ?? []).map((attribute) => `${inner}${printAttribute(attribute, name)}`),
    ...(node.children ?? []).flatMap((child) => printNode(child, inner, name)),
  ];
}

function describe(node: ElementNode, name: Shorten): string {
  const remarks = [
    node.abstract && "abstract",
    node.nillable && "nillable",
    node.mixed && "mixed",
    node.recursive && "recursive",
    node.repeated && "shown above",
    node.substitutes && `or ${node.substitutes.map(name).join(", ")}`,
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
