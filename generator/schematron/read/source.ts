import type { Position } from "../../../runtime/issues.js";
import {
  type DocumentTree,
  TreeBuilder,
  type TreeNode,
} from "../../../runtime/rules/tree/document-tree.js";
import type { XmlFault } from "../../../runtime/xml/events.js";
import type { Doctype } from "../../../runtime/xml/read/declared.js";
import { readXml } from "../../../runtime/xml/read/reader.js";
import { readReference } from "../../../runtime/xml/read/references.js";
import { qualifiedName } from "../../../runtime/xpath/index.js";

/** A file that rules are read from. */
export interface SourceFile {
  readonly name: string;
  /** The text in which places are counted: no byte order mark, lines ended by line feeds. */
  readonly text: string;
  readonly tree: DocumentTree;
  readonly doctype: Doctype | undefined;
  /** The offsets at which lines begin. */
  readonly lines: readonly number[];
}

class SourceBuilder extends TreeBuilder {
  declared: Doctype | undefined;

  override doctype(doctype: Doctype): undefined {
    this.declared = doctype;
    super.doctype(doctype);
  }
}

/** Reads a file, or gives the fault that makes it ill-formed. Internal entities are expanded; nothing outside the file is read. */
export function readSource(
  name: string,
  text: string,
): { readonly file: SourceFile } | { readonly fault: XmlFault } {
  const builder = new SourceBuilder();
  const fault = readXml(text, builder, { file: name, doctype: "apply" });
  if (fault !== undefined) return { fault };
  const counted = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const lines = [0];
  for (let end = counted.indexOf("\n"); end >= 0; end = counted.indexOf("\n", end + 1))
    lines.push(end + 1);
  const { tree, declared } = builder;
  return { file: { name, text: counted, tree, doctype: declared, lines } };
}

/** Where an element begins. */
export function placeOfElement({ name }: SourceFile, { line, column }: TreeNode): Position {
  return { file: name, line, column };
}

/** The place of a character of an attribute value; the beginning of the element if its tag comes from an entity. */
export function placeInAttribute(
  file: SourceFile,
  element: TreeNode,
  attribute: TreeNode,
  offset: number,
): Position {
  const { text, lines } = file;
  const tag = (lines[element.line - 1] ?? 0) + element.column - 1;
  const value = valueStart(text, tag, qualifiedName(element), qualifiedName(attribute));
  if (value === undefined) return placeOfElement(file, element);
  const at = value + rawOffset(file, value, offset);
  let line = element.line;
  while ((lines[line] ?? Number.POSITIVE_INFINITY) <= at) line++;
  return { file: file.name, line, column: at - (lines[line - 1] ?? 0) + 1 };
}

const attributeInTag = /\s+([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;

/** Where the value of an attribute begins in the start tag at an index. */
function valueStart(text: string, tag: number, element: string, name: string): number | undefined {
  if (!text.startsWith(`<${element}`, tag)) return undefined;
  attributeInTag.lastIndex = tag + 1 + element.length;
  for (;;) {
    const match = attributeInTag.exec(text);
    if (match === null) return undefined;
    const raw = match[2] ?? match[3] ?? "";
    if (match[1] === name) return attributeInTag.lastIndex - 1 - raw.length;
  }
}

/** The offset, in the text between the quotation marks, of a character of the value: references are longer than what they stand for. */
function rawOffset({ text, doctype }: SourceFile, start: number, offset: number): number {
  let at = start;
  let left = offset;
  while (left > 0) {
    if (text[at] !== "&") {
      at++;
      left--;
      continue;
    }
    const reference = readReference(text, at);
    if (reference.kind === "wrong") break;
    const length =
      reference.kind === "character"
        ? reference.text.length
        : entityLength(reference.name, doctype, 0);
    if (length > left) break;
    at = reference.end;
    left -= length;
  }
  return at - start;
}

const deepestEntity = 32;

/** How many characters an internal entity stands for in an attribute value. */
function entityLength(name: string, doctype: Doctype | undefined, depth: number): number {
  const entity = doctype?.entities.get(name);
  if (entity?.kind !== "internal" || depth > deepestEntity) return 0;
  let length = 0;
  for (let at = 0; at < entity.text.length; ) {
    if (entity.text[at] !== "&") {
      at++;
      length++;
      continue;
    }
    const reference = readReference(entity.text, at);
    if (reference.kind === "wrong") return length;
    at = reference.end;
    length +=
      reference.kind === "character"
        ? reference.text.length
        : entityLength(reference.name, doctype, depth + 1);
  }
  return length;
}
