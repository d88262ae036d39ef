import { illegalCharacterAt } from "../characters.js";
import { readAttributeList } from "./attribute-lists.js";
import { readContentSpecification } from "./content-specifications.js";
import type { Context } from "./context.js";
import { Cursor } from "./cursor.js";
import type { AttributeDeclaration, Doctype, Entity } from "./declared.js";
import { Entities } from "./entities.js";
import { predefined, readReference } from "./references.js";

/** What parameter entities may cost. */
const limits = { depth: 20, count: 10_000, length: 1 << 22 };

/** What is around a document type declaration. */
export interface Around {
  readonly standalone: boolean;
  readonly instruction: (target: string, body: string) => void;
}

/** Reads the internal subset of a document type declaration as a processor that does not validate has to (XML 1.0, 2.8 and 5.1). */
export class SubsetReader implements Doctype {
  readonly entities: Map<string, Entity> = new Map();
  readonly attributes: Map<string, Map<string, AttributeDeclaration>> = new Map();
  usesParameterEntities = false;
  readonly #parameterEntities = new Map<string, string | undefined>();
  readonly #open: string[] = [];
  readonly #context: Context;
  /** References in default values, to what was declared before them. */
  readonly #expansion: Entities;
  readonly #around: Around;
  /** Whether declarations still count: those behind a reference to what is not read may be overruled there. */
  #counts = true;
  #count = 0;
  #length = 0;

  constructor(context: Context, around: Around) {
    this.#context = context;
    this.#around = around;
    this.#expansion = new Entities({ ...context, doctype: this });
  }

  /** Reads declarations until something else comes. */
  read(cursor: Cursor): void {
    while (!cursor.atEnd) {
      if (cursor.space()) continue;
      if (cursor.is("%")) this.#parameterReference(cursor);
      else if (cursor.is("<")) this.#markup(cursor);
      else return;
    }
  }

  #markup(cursor: Cursor): void {
    if (cursor.is("<!--")) passComment(cursor);
    else if (cursor.is("<?")) this.#instruction(cursor);
    else this.#declaration(cursor);
  }

  #declaration(cursor: Cursor): void {
    if (cursor.take("<!ENTITY")) this.#entity(cursor);
    else if (cursor.take("<!ATTLIST")) this.#attributeList(cursor);
    else if (cursor.take("<!ELEMENT")) {
      cursor.needSpace();
      cursor.name();
      cursor.needSpace();
      readContentSpecification(cursor);
    } else if (cursor.take("<!NOTATION")) readNotation(cursor);
    else cursor.fail();
    cursor.space();
    cursor.expect(">");
  }

  #instruction(cursor: Cursor): void {
    const { at, text } = cursor;
    cursor.at += 2;
    const target = cursor.name();
    if (target.toLowerCase() === "xml")
      cursor.fail("an XML declaration must be at the start of the document", at);
    if (target.includes(":")) cursor.fail(`malformed-name: ${target}`, at);
    if (!cursor.is("?>") && !cursor.space()) cursor.fail("malformed processing instruction");
    const end = text.indexOf("?>", cursor.at);
    if (end === -1) cursor.fail("unterminated processing instruction", at);
    refuseIllegal(cursor, at, end);
    this.#around.instruction(target, text.slice(cursor.at, end));
    cursor.at = end + 2;
  }

  #entity(cursor: Cursor): void {
    cursor.needSpace();
    const isParameter = cursor.take("%");
    if (isParameter) cursor.needSpace();
    const name = cursor.ncName();
    cursor.needSpace();
    const isExternal = cursor.externalId();
    const text = isExternal ? undefined : this.#replacementText(cursor);
    const isUnparsed = isExternal && !isParameter && takeNotation(cursor);
    if (!this.#counts) return;
    if (isParameter) {
      if (!this.#parameterEntities.has(name)) this.#parameterEntities.set(name, text);
    } else if (!this.entities.has(name) && !predefined.has(name)) {
      const kind = isUnparsed ? "unparsed" : "external";
      this.entities.set(name, text === undefined ? { kind } : { kind: "internal", text });
    }
  }

  /** The value of an entity, its character references replaced, other references left for where it is used (XML 1.0, 4.5). */
  #replacementText(cursor: Cursor): string {
    const begin = cursor.at + 1;
    const value = cursor.quoted();
    const percent = value.indexOf("%");
    if (percent !== -1) cursor.fail("parameter entity in a declaration", begin + percent);
    let text = "";
    let done = 0;
    for (let at = value.indexOf("&"); at >= 0; at = value.indexOf("&", done)) {
      const reference = readReference(value, at);
      if (reference.kind === "wrong") return cursor.fail(reference.detail, begin + at);
      const isCharacter = value[at + 1] === "#" && reference.kind === "character";
      text += value.slice(done, at);
      text += isCharacter ? reference.text : value.slice(at, reference.end);
      done = reference.end;
    }
    return text + value.slice(done);
  }

  #attributeList(cursor: Cursor): void {
    cursor.needSpace();
    const element = cursor.name();
    const known = this.attributes.get(element) ?? new Map<string, AttributeDeclaration>();
    const declared = readAttributeList(
      cursor,
      { ...this.#context, doctype: this },
      this.#expansion,
    );
    if (!this.#counts) return;
    for (const [name, declaration] of declared) if (!known.has(name)) known.set(name, declaration);
    this.attributes.set(element, known);
  }

  /** A parameter entity stands for declarations (XML 1.0, 4.4.8). One whose text is not known is passed over. */
  #parameterReference(cursor: Cursor): void {
    const { at } = cursor;
    cursor.at++;
    const name = cursor.ncName();
    cursor.expect(";");
    this.usesParameterEntities = true;
    const text = this.#parameterEntities.get(name);
    if (text === undefined) {
      this.#counts = this.#around.standalone;
      return;
    }
    if (this.#open.includes(name)) cursor.fail(`recursive entity: ${name}`, at);
    this.#count++;
    this.#length += text.length;
    if (
      this.#open.length >= limits.depth ||
      this.#count > limits.count ||
      this.#length > limits.length
    )
      cursor.fail(`entity expands too far: ${name}`, at);
    const inner = new Cursor(this.#context, text, { fixed: cursor.indexOf(at) });
    this.#open.push(name);
    this.read(inner);
    this.#open.pop();
    if (!inner.atEnd) inner.fail();
  }
}

function passComment(cursor: Cursor): void {
  const { at, text } = cursor;
  const end = text.indexOf("--", at + 4);
  if (end === -1) cursor.fail("unterminated comment");
  if (text[end + 2] !== ">") cursor.fail("malformed comment", end);
  refuseIllegal(cursor, at, end);
  cursor.at = end + 3;
}

function refuseIllegal(cursor: Cursor, start: number, end: number): void {
  const illegal = illegalCharacterAt(cursor.text.slice(start, end));
  if (illegal !== -1) cursor.fail("disallowed character", start + illegal);
}

/** `NDataDecl`, the notation of an unparsed entity (XML 1.0, production 76); whether there is one. */
function takeNotation(cursor: Cursor): boolean {
  const spaced = cursor.space();
  if (!cursor.is("NDATA")) return false;
  if (!spaced) cursor.fail();
  cursor.expect("NDATA");
  cursor.needSpace();
  cursor.ncName();
  return true;
}

/** What follows `<!NOTATION` (XML 1.0, production 82). */
function readNotation(cursor: Cursor): void {
  cursor.needSpace();
  cursor.ncName();
  cursor.needSpace();
  if (cursor.is("SYSTEM")) {
    cursor.externalId();
    return;
  }
  cursor.expect("PUBLIC");
  cursor.needSpace();
  cursor.publicId();
  const spaced = cursor.space();
  if (cursor.is(">")) return;
  if (!spaced) cursor.fail();
  cursor.quoted();
}
