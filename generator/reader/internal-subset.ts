import type { Finding } from "../diagnostics.js";

/** What an internal DTD subset declares, as far as reading schema documents needs it. */
export interface InternalSubset {
  /** Replacement texts of internal general entities (XML 1.0, 4.5); the first declaration binds. */
  readonly entities: ReadonlyMap<string, string>;
  /** Names of external general entities, which are never read. */
  readonly externalEntities: ReadonlySet<string>;
  /** Default values of attributes by element name and attribute name, as written in the tags. */
  readonly attributeDefaults: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Offset behind the `>` that ends the declaration. */
  readonly end: number;
}

/** What is to be reported of a document type declaration. */
export type MarkupFinding = Extract<
  Finding,
  { readonly key: `xml-not-well-formed/${"entity" | "doctype"}${string}` }
>;

/** Thrown inside this stage for markup that cannot be read; {@link expandDoctype} makes a finding of it. */
export class DoctypeFault extends Error {
  readonly fault: MarkupFinding;
  readonly offset: number;

  constructor(fault: MarkupFinding, offset: number) {
    super(fault.key);
    this.fault = fault;
    this.offset = offset;
  }
}

/** The fault of one entity. */
export function entityFault(
  what: "entity-markup" | "entity-external" | "entity-circle" | "entity-depth" | "entity-parts",
  entity: string,
  offset: number,
): DoctypeFault {
  return new DoctypeFault({ key: `xml-not-well-formed/${what}`, parameters: { entity } }, offset);
}

const malformed: MarkupFinding = { key: "xml-not-well-formed/doctype", parameters: {} };
const malformedDeclaration: MarkupFinding = {
  key: "xml-not-well-formed/doctype-declaration",
  parameters: {},
};
const noCharacter: MarkupFinding = {
  key: "xml-not-well-formed/entity-character",
  parameters: {},
};

const name = "[^\\s\"'<>/=%&;()\\[\\]|,?*+#]{1,256}";
const literal = "\"[^\"]*\"|'[^']*'";
const externalId = `(?:SYSTEM\\s+(?:${literal})|PUBLIC\\s+(?:${literal})(?:\\s+(?:${literal}))?)`;
const head = new RegExp(`<!DOCTYPE\\s+(${name})(?:\\s+${externalId})?\\s*(\\[)?`, "y");
const entityDeclaration = new RegExp(
  `<!ENTITY\\s+(%\\s+)?(${name})\\s+(?:(${literal})|${externalId}(?:\\s+NDATA\\s+${name})?)\\s*>`,
  "y",
);
const attributeList = new RegExp(`^<!ATTLIST\\s+(${name})`);
const attributeDefinition = new RegExp(
  `(?<!\\S)(${name})\\s+(?:CDATA|ID|IDREF|IDREFS|ENTITY|ENTITIES|NMTOKEN|NMTOKENS|(?:NOTATION\\s*)?\\([^)]*\\))\\s+(?:#REQUIRED|#IMPLIED|(?:#FIXED\\s+)?(${literal}))`,
  "g",
);
const passedOver = /^<(?:!--|\?|!(?:ELEMENT|NOTATION)\s)/;
const parameterReference = new RegExp(`%(${name});`, "y");
const space = /\s+/y;
const depthLimit = 20;
const sizeLimit = 1 << 22;

/** Reads the document type declaration that begins at an offset. Nothing external is ever read. */
export function readInternalSubset(text: string, offset: number): InternalSubset {
  head.lastIndex = offset;
  const match = head.exec(text);
  if (match === null) throw new DoctypeFault(malformed, offset);
  const reader = new SubsetReader();
  let end = head.lastIndex;
  if (match[2] !== undefined) {
    end = reader.read(text, end, 0);
    if (text[end] !== "]") throw new DoctypeFault(malformedDeclaration, end);
    end += 1;
  }
  const closing = /\s*>/y;
  closing.lastIndex = end;
  if (closing.exec(text) === null) throw new DoctypeFault(malformed, end);
  const { entities, externalEntities, attributeDefaults } = reader;
  return { entities, externalEntities, attributeDefaults, end: closing.lastIndex };
}

class SubsetReader {
  readonly entities = new Map<string, string>();
  readonly externalEntities = new Set<string>();
  readonly attributeDefaults = new Map<string, Map<string, string>>();
  readonly #parameterEntities = new Map<string, string>();
  #size = 0;

  /** Reads declarations until something else comes; gives its offset. */
  read(text: string, start: number, depth: number): number {
    let at = start;
    while (at < text.length) {
      const next = this.#declaration(text, at, depth);
      if (next === at) return at;
      at = next;
    }
    return at;
  }

  /** Reads one declaration or some white space; gives the offset behind it, the same one when there is neither. */
  #declaration(text: string, at: number, depth: number): number {
    for (const expression of [space, entityDeclaration, parameterReference]) {
      expression.lastIndex = at;
      const match = expression.exec(text);
      if (match === null) continue;
      const end = expression.lastIndex;
      if (expression === entityDeclaration) this.#entity(match, at);
      else if (expression === parameterReference) this.#include(match[1] ?? "", at, depth);
      return end;
    }
    const end = text[at] === "<" ? endOfMarkup(text, at) : -1;
    if (end < 0) return at;
    const markup = text.slice(at, end);
    const list = attributeList.exec(markup);
    if (list !== null) this.#attributes(list[1] ?? "", markup.slice(list[0].length));
    return list !== null || passedOver.test(markup) ? end : at;
  }

  #entity([, percent, entity = "", quoted]: RegExpExecArray, at: number): void {
    const value = quoted === undefined ? undefined : replacementText(quoted.slice(1, -1), at);
    if (percent !== undefined) {
      if (!this.#parameterEntities.has(entity)) this.#parameterEntities.set(entity, value ?? "");
    } else if (value === undefined) {
      if (!this.entities.has(entity)) this.externalEntities.add(entity);
    } else if (!this.entities.has(entity) && !this.externalEntities.has(entity)) {
      this.entities.set(entity, value);
    }
  }

  #attributes(element: string, definitions: string): void {
    const defaults = this.attributeDefaults.get(element) ?? new Map<string, string>();
    for (const [, attribute = "", quoted] of definitions.matchAll(attributeDefinition)) {
      if (quoted !== undefined && !defaults.has(attribute)) defaults.set(attribute, quoted);
    }
    if (defaults.size > 0) this.attributeDefaults.set(element, defaults);
  }

  /** A parameter entity stands for declarations (XML 1.0, 4.4.8). One that is not declared here is external: nothing. */
  #include(entity: string, at: number, depth: number): void {
    const declarations = this.#parameterEntities.get(entity) ?? "";
    this.#size += declarations.length;
    if (depth >= depthLimit || this.#size > sizeLimit) {
      throw entityFault("entity-depth", entity, at);
    }
    const end = this.read(declarations, 0, depth + 1);
    if (end < declarations.length) throw entityFault("entity-parts", entity, at);
  }
}

const endings = [
  ["<!--", "-->"],
  ["<?", "?>"],
  ["<![CDATA[", "]]>"],
] as const;

/** Offset behind the markup that begins at an offset, quoted texts passed over; -1 when it does not end. Takes linear time. */
export function endOfMarkup(text: string, offset: number): number {
  for (const [begin, end] of endings) {
    if (!text.startsWith(begin, offset)) continue;
    const at = text.indexOf(end, offset + begin.length);
    return at < 0 ? -1 : at + end.length;
  }
  const delimiter = /["'<>]/g;
  delimiter.lastIndex = offset + 1;
  for (let match = delimiter.exec(text); match !== null; match = delimiter.exec(text)) {
    const [character] = match;
    if (character === ">") return delimiter.lastIndex;
    const closing = character === "<" ? -1 : text.indexOf(character, delimiter.lastIndex);
    if (closing < 0) return -1;
    delimiter.lastIndex = closing + 1;
  }
  return -1;
}

/** Character references are read where an entity is declared, other references where it is used (XML 1.0, 4.5). */
function replacementText(value: string, at: number): string {
  return value.replace(
    /&#(?:x([0-9a-fA-F]+)|([0-9]+));/g,
    (_, hexadecimal?: string, decimal?: string) => {
      const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
      if (code > 0x10ffff) throw new DoctypeFault(noCharacter, at);
      return String.fromCodePoint(code);
    },
  );
}
