import { illegalCharacterAt } from "../characters.js";
import { type DoctypeMode, type XmlHandler, XmlStartTag } from "../events.js";
import { type Context, type Ends, type Limits, unfinished } from "./context.js";
import { readDeclaration } from "./declaration.js";
import type { Doctype } from "./declared.js";
import { doctypeEnd, readDoctype } from "./doctype.js";
import { Entities } from "./entities.js";
import { ExpectedTags } from "./expected.js";
import { Input, type LineAndColumn } from "./input.js";
import { cdataEnd, commentEnd, declarationKind, readInstruction } from "./markup.js";
import { spaceEnd } from "./names.js";
import { OpenElements } from "./open-elements.js";
import { readReference } from "./references.js";
import { literalTextEnd } from "./tag-expressions.js";
import { endTagEnd, StartTags } from "./tags.js";

const lessThan = 0x3c;
const ampersand = 0x26;
const bracket = 0x5d;
/** Only the text of an entity can have one, from a character reference. */
const carriageReturn = 0x0d;
/**
 * Reads the text of a document (XML 1.0, fifth edition) and reports what is in it, names resolved. What does not end in the text
 * that is there is left at the beginning of the input, to be read again with more.
 */
export class Tokenizer implements Context {
  input: Input = new Input();
  final = false;
  doctype: Doctype | undefined;
  /** Set by a handler to end the reading. */
  stopped = false;
  readonly limits: Limits;
  readonly fail: Context["fail"];
  readonly exceed: Context["exceed"];
  readonly #refuseDoctype: (index: number) => never;
  readonly #handler: XmlHandler;
  readonly #mode: DoctypeMode;
  readonly #elements: OpenElements;
  readonly #expected: ExpectedTags;
  readonly #entities: Entities;
  readonly #tags: StartTags;
  /** Whether anything was read. */
  #begun = false;
  #standalone = false;
  #hasDoctype = false;
  #hasRoot = false;
  /** How many elements are open around the entity that is read. */
  #base = 0;
  /** How much of the text that is read was reported, and where it began. */
  #reported = 0;
  #textPlace: LineAndColumn | undefined;

  constructor(handler: XmlHandler, limits: Limits, mode: DoctypeMode, ends: Ends) {
    this.#handler = handler;
    this.limits = limits;
    this.#mode = mode;
    this.fail = ends.fail;
    this.exceed = ends.exceed;
    this.#refuseDoctype = ends.refuse;
    this.#elements = new OpenElements((detail, at = this.input.at) => this.fail(detail, at));
    this.#expected = new ExpectedTags(this.#elements, handler, limits);
    this.#entities = new Entities(this);
    this.#tags = new StartTags(this, this.#entities);
  }

  /** Reads as far as the input goes. */
  read(): void {
    const { input } = this;
    while (input.at < input.text.length && !this.stopped) if (!this.#next()) return;
  }

  /** Ends the document, all of which was read. */
  finish(): void {
    const { at } = this.input;
    const { openName: open } = this.#elements;
    if (open !== undefined) this.fail(`unclosed tag: ${open.written}`, at);
    if (!this.#hasRoot) this.fail("document must contain a root element", at);
  }

  /** Reads a text, a tag or the like; false when it does not end in the input. */
  #next(): boolean {
    const { input } = this;
    const { text, at } = input;
    const { depth } = this.#elements;
    if (depth === 0) return this.#outside(text, at);
    if (text.charCodeAt(at) !== lessThan) return this.#text(text, at);
    this.#reported = 0;
    this.#textPlace = undefined;
    if (text.charCodeAt(at + 1) === 0x2f)
      return (depth > this.#base && this.#expected.takeEnd(input)) || this.#endTag(at);
    const taken = this.#expected.takeStart(input, this.final);
    return taken ? !this.#expected.waits : this.#markup(text, at);
  }

  /** What stands before and after the document element. */
  #outside(text: string, at: number): boolean {
    const end = spaceEnd(text, at);
    if (end > at) this.input.moveTo(end);
    else if (text.charCodeAt(at) !== lessThan) {
      const isIllegal = illegalCharacterAt(text.slice(at)) === 0;
      this.fail(isIllegal ? "disallowed character" : "text data outside of root node", at);
    } else if (text.charCodeAt(at + 1) === 0x2f ? !this.#endTag(at) : !this.#markup(text, at))
      return false;
    this.#begun = true;
    return true;
  }

  #markup(text: string, at: number): boolean {
    if (text[at + 1] === "?") return this.#instruction(at);
    if (text[at + 1] !== "!") return this.#startTag(at);
    const kind = declarationKind(this, at);
    if (kind === undefined) return false;
    if (kind === "comment") return this.#comment(text, at);
    return kind === "DOCTYPE" ? this.#doctype(text, at) : this.#cdata(text, at);
  }

  #startTag(at: number): boolean {
    const tag = this.#tags;
    const elements = this.#elements;
    const { input } = this;
    const end = tag.read(at);
    if (end === -1) return false;
    if (elements.depth === 0) {
      if (this.#hasRoot) this.fail("documents may contain only one root", at);
      this.#hasRoot = true;
    }
    if (elements.depth >= this.limits.depth) this.exceed("depth", input.placeOf(at));
    if (this.doctype !== undefined) tag.applyDeclarations(this.doctype);
    elements.open(tag.attributes, tag.declares);
    const name = elements.elementName(tag.name);
    const { placeLine, placeColumn } = input;
    const attributes = elements.attributes(tag.attributes, tag.declares, input);
    input.moveTo(end);
    const { empty } = tag;
    const started = new XmlStartTag(name, attributes, elements.scope, placeLine, placeColumn);
    this.#handler.startElement(elements.begin(started));
    if (!empty || this.stopped) return true;
    elements.close();
    this.#handler.endElement();
    return true;
  }

  #endTag(at: number): boolean {
    const elements = this.#elements;
    const name = elements.depth > this.#base ? elements.openName?.written : undefined;
    const end = endTagEnd(this, at, name, elements.openTag);
    if (end === -1) return false;
    this.input.moveTo(end);
    elements.close();
    this.#handler.endElement();
    return true;
  }

  #text(text: string, at: number): boolean {
    const end = literalTextEnd(text, at);
    if (text.charCodeAt(end) !== lessThan) return this.#anyText(text, at, end);
    this.#report(text.slice(at, end), end);
    return true;
  }

  /** Text with references, in parts, or with something wrong in it. */
  #anyText(text: string, start: number, literalEnd: number): boolean {
    let value = "";
    let at = start;
    let end = literalEnd;
    for (;;) {
      value += text.slice(at, end);
      at = end;
      const code = text.charCodeAt(at);
      if (at === text.length || code === lessThan) break;
      if (code === ampersand) {
        const reference = readReference(text, at);
        if (reference.kind === "wrong") {
          const isOpen = reference.open && !this.final;
          return isOpen ? this.#pause(value, at) : this.#refuse(value, at, reference.detail);
        }
        end = reference.end;
        if (reference.kind === "character") value += reference.text;
        else {
          this.#report(value, at);
          value = "";
          if (!this.stopped) this.#entity(reference.name, at);
          if (this.stopped) return true;
        }
      } else if (code === bracket) {
        if (text.startsWith("]]>", at))
          return this.#refuse(value, at, 'the string "]]>" is disallowed in char data');
        if (!this.final && text.endsWith("]") && "]]".startsWith(text.slice(at)))
          return this.#pause(value, at);
        value += "]";
        end = at + 1;
      } else if (code === carriageReturn) {
        value += "\r";
        end = at + 1;
      } else return this.#refuse(value, at, "disallowed character");
      at = end;
      end = literalTextEnd(text, at);
    }
    this.#report(value, at);
    return true;
  }

  /** Reports text up to what can only be read with more behind it. */
  #pause(value: string, at: number): false {
    this.#report(value, at);
    return false;
  }

  /** Reports text up to what is wrong. */
  #refuse(value: string, at: number, detail: string): boolean {
    this.#report(value, at);
    return this.stopped || this.fail(detail, at);
  }

  /** Reports text up to an index. */
  #report(value: string, end: number): void {
    const { input } = this;
    const goesOn = input.text.charCodeAt(end) !== lessThan;
    if (goesOn || this.#reported > 0 || value.length > this.limits.textLength) {
      this.#textPlace ??= input.placeOf(input.at);
      this.#reported += value.length;
      if (this.#reported > this.limits.textLength) this.exceed("textLength", this.#textPlace);
    }
    input.moveTo(end);
    if (value !== "") this.#handler.text(value);
  }

  /** The replacement text of an entity, in the place of the reference to it (XML 1.0, 4.4.2). */
  #entity(name: string, at: number): void {
    const { input, final } = this;
    const base = this.#base;
    const place = input.placeOf(at);
    this.#entities.expand(name, at, (text) => {
      this.input = new Input(text, place);
      this.final = true;
      this.#base = this.#elements.depth;
      this.read();
      if (!this.stopped && this.#elements.depth !== this.#base)
        this.fail(`entity not well-formed: ${name}`, this.input.at);
    });
    this.input = input;
    this.final = final;
    this.#base = base;
  }

  #comment(text: string, at: number): boolean {
    const end = commentEnd(this, at);
    if (end === -1) return false;
    this.input.moveTo(end);
    this.#handler.comment?.(text.slice(at + 4, end - 3));
    return true;
  }

  #cdata(text: string, at: number): boolean {
    if (this.#elements.depth === 0) return this.fail("text data outside of root node", at);
    const end = cdataEnd(this, at);
    if (end === -1) return false;
    this.input.moveTo(end);
    if (end > at + 12) this.#handler.text(text.slice(at + 9, end - 3));
    return true;
  }

  #instruction(at: number): boolean {
    const instruction = readInstruction(this, at);
    if (instruction === undefined) return false;
    const { target, body, end } = instruction;
    if (target.toLowerCase() === "xml") this.#declaration(target, body, at);
    else this.#handler.processingInstruction?.(target, body);
    this.input.moveTo(end);
    return true;
  }

  #declaration(target: string, body: string, at: number): void {
    if (this.#begun || target !== "xml")
      this.fail("an XML declaration must be at the start of the document", at);
    this.#standalone = readDeclaration(this, body);
  }

  #doctype(text: string, at: number): boolean {
    if (this.#hasRoot || this.#hasDoctype) return this.fail("misplaced DOCTYPE", at);
    const end = doctypeEnd(text, at);
    if (end === -1) {
      unfinished(this, "unterminated DOCTYPE", at);
      return false;
    }
    this.#hasDoctype = true;
    if (this.#mode === "refuse") return this.#refuseDoctype(at);
    const doctype = readDoctype(this, at, end, {
      standalone: this.#standalone,
      instruction: (target, body) => this.#handler.processingInstruction?.(target, body),
    });
    if (this.#handler.doctype?.(doctype) === "refuse") return this.#refuseDoctype(at);
    if (this.#mode === "apply") this.doctype = doctype;
    this.input.moveTo(end);
    return true;
  }
}
