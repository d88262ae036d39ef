/** The namespaces of Schematron, and the grammar of its elements. */
export const schematron15 = "http://www.ascc.net/xml/schematron";
const schematronIso = "http://purl.oclc.org/dsdl/schematron";
export const xslNamespace = "http://www.w3.org/1999/XSL/Transform";

export function isSchematron(namespace: string): boolean {
  return namespace === schematron15 || namespace === schematronIso;
}

/** The namespace that a writer may have meant: the same but for the scheme, capitals, `www.`, slashes, blanks, or some letters. */
export function nearNamespace(namespace: string): string | undefined {
  return isSchematron(namespace)
    ? undefined
    : likelyNamespace(namespace, [schematronIso, schematron15]);
}

/** The known namespace that is nearly the same as a given one. */
export function likelyNamespace(namespace: string, known: readonly string[]): string | undefined {
  if (namespace === "") return undefined;
  const folded = fold(namespace);
  const same = known.find((each) => fold(each) === folded);
  if (same !== undefined) return same;
  const edits = Math.min(mostEdits, Math.floor(folded.length / lettersPerEdit));
  return known.find((each) => differs(fold(each), folded) <= edits);
}

const mostEdits = 4;
const lettersPerEdit = 5;

function fold(namespace: string): string {
  return namespace
    .trim()
    .toLowerCase()
    .replace(/^https?:\/*/, "")
    .replace(/^www\./, "")
    .replace(/[/#]+$/, "");
}

/** How many letters differ once the common beginning and end are taken away. */
function differs(a: string, b: string): number {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return Math.max(a.length, b.length) - start - end;
}

interface ElementGrammar {
  readonly attributes: readonly string[];
  readonly required: readonly string[];
  /** The elements of Schematron that may stand in it. */
  readonly children: readonly string[];
}

const texts = ["emph", "dir", "span"];
const said = ["name", "value-of", ...texts];
const rich = ["icon", "see", "fpi", "class"];
const assertion: ElementGrammar = {
  attributes: [
    "test",
    "id",
    "role",
    "flag",
    "severity",
    "diagnostics",
    "properties",
    "subject",
    ...rich,
  ],
  required: ["test"],
  children: said,
};
const text: ElementGrammar = {
  attributes: ["id", "value", ...rich],
  required: [],
  children: texts,
};
const remark: ElementGrammar = {
  attributes: ["id", "role", "scheme", "from", ...rich],
  required: ["id"],
  children: said,
};
/** Marked words of a message (`emph`, `span`…), which may contain values. */
const marked: ElementGrammar = { ...text, children: said };

/** The elements of all editions of Schematron together: files mix them. */
export const grammar: ReadonlyMap<string, ElementGrammar> = new Map<string, ElementGrammar>([
  [
    "schema",
    {
      attributes: [
        "id",
        "defaultPhase",
        "schemaVersion",
        "version",
        "queryBinding",
        "ns",
        "edition",
        ...rich,
      ],
      required: [],
      children: [
        "title",
        "ns",
        "p",
        "include",
        "let",
        "phase",
        "pattern",
        "diagnostics",
        "properties",
        "key",
        "extends",
        "rules",
      ],
    },
  ],
  ["title", { ...text, attributes: rich }],
  ["ns", { attributes: ["prefix", "uri"], required: ["prefix", "uri"], children: [] }],
  ["p", text],
  ["emph", marked],
  ["dir", marked],
  ["span", marked],
  ["include", { attributes: ["href"], required: ["href"], children: [] }],
  ["let", { attributes: ["name", "value", "as"], required: ["name"], children: [] }],
  [
    "rules",
    { attributes: ["id", ...rich], required: [], children: ["title", "p", "include", "rule"] },
  ],
  [
    "phase",
    {
      attributes: ["id", "from", "when", ...rich],
      required: ["id"],
      children: ["p", "let", "active", "include", "extends"],
    },
  ],
  ["active", { attributes: ["pattern"], required: ["pattern"], children: texts }],
  [
    "pattern",
    {
      attributes: ["id", "name", "abstract", "is-a", "documents", "role", ...rich],
      required: [],
      children: ["title", "p", "include", "extends", "let", "rule", "param"],
    },
  ],
  ["param", { attributes: ["name", "value"], required: ["name", "value"], children: [] }],
  [
    "rule",
    {
      attributes: [
        "context",
        "id",
        "abstract",
        "role",
        "flag",
        "severity",
        "subject",
        "visit-each",
        ...rich,
      ],
      required: [],
      children: ["let", "assert", "report", "extends", "include", "key", "p"],
    },
  ],
  ["extends", { attributes: ["rule", "href"], required: [], children: [] }],
  [
    "key",
    { attributes: ["name", "path", "match", "use", "icon"], required: ["name"], children: [] },
  ],
  ["assert", assertion],
  ["report", assertion],
  ["name", { attributes: ["path"], required: [], children: [] }],
  ["value-of", { attributes: ["select"], required: ["select"], children: [] }],
  ["diagnostics", { attributes: [], required: [], children: ["diagnostic", "include", "extends"] }],
  ["diagnostic", remark],
  ["properties", { attributes: [], required: [], children: ["property", "include", "extends"] }],
  ["property", remark],
]);
