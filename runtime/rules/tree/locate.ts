import type { Assessment } from "../../assess/assessment.js";
import type { DocumentDescriptor } from "../../assess/reading.js";
import type { Path } from "../../issues.js";
import type { RuleCheckOptions } from "../../nouns/rule-checker.js";
import type { XmlHandler, XmlStartTag } from "../../xml/events.js";
import type { XmlName } from "../../xml/names.js";
import type { Doctype } from "../../xml/read/declared.js";
import type { Outline } from "../../xml/read/outline.js";
import { readXml } from "../../xml/read/reader.js";
import { foldOf } from "./fold.js";
import { assessAgain } from "./read-again.js";

/** Where an element is: in the text, as its tag says, in the document, and in the value of the document. */
export interface Located {
  readonly tag: XmlStartTag;
  readonly xpath: string;
  /** Where a descriptor tells the value of the document. */
  readonly path: Path | undefined;
}

/** Where some elements of a document are, by their place among its elements: read again, since few are asked for. */
export function locate(
  text: string,
  descriptor: DocumentDescriptor | undefined,
  options: RuleCheckOptions,
  wanted: ReadonlySet<number>,
): ReadonlyMap<number, Located> {
  if (wanted.size === 0) return new Map();
  const assessment = descriptor && assessAgain(descriptor, options);
  const locating = new Locating(wanted, assessment);
  readXml(text, locating, { limits: options.limits, doctype: descriptor ? "pass" : "apply" });
  return locating.found;
}

/** An element that is open. */
interface OpenElement {
  readonly name: XmlName;
  /** The how manieth of its name it is among its siblings. */
  readonly count: number;
  /** How many of its children there were, by their names. */
  counts: Map<string, number> | undefined;
}

class Locating implements XmlHandler {
  readonly found: Map<number, Located> = new Map();
  readonly #wanted: readonly number[];
  readonly #assessment: Assessment | undefined;
  readonly #open: OpenElement[] = [];
  #ordinal = 0;

  constructor(wanted: ReadonlySet<number>, assessment: Assessment | undefined) {
    this.#wanted = [...wanted].sort((a, b) => a - b);
    this.#assessment = assessment;
  }

  startElement(tag: XmlStartTag): void {
    if (this.#hasAll) return;
    const assessment = this.#assessment;
    assessment?.startElement(tag);
    const { name } = tag;
    this.#open.push({ name, count: this.#count(name), counts: undefined });
    if (this.#wants(1)) {
      this.found.set(this.#ordinal, {
        tag,
        xpath: this.#open.map(stepOf).join(""),
        path: assessment?.here.path,
      });
    }
    this.#ordinal++;
  }

  endElement(): void {
    if (this.#hasAll) return;
    this.#assessment?.endElement();
    this.#open.pop();
  }

  text(text: string): void {
    if (!this.#hasAll) this.#assessment?.text(text);
  }

  get #hasAll(): boolean {
    return this.found.size === this.#wanted.length;
  }

  doctype(doctype: Doctype): "refuse" | undefined {
    return this.#assessment?.doctype(doctype);
  }

  leaf(name: XmlName, text: string): boolean {
    if (this.#hasAll) return true;
    if (this.#wants(1) || this.#assessment?.leaf(name, text) === false) return false;
    this.#pass(name, 1);
    return true;
  }

  whole(outline: Outline<XmlName>, texts: readonly string[]): boolean {
    if (this.#hasAll) return true;
    const size = foldOf(outline).elements;
    if (this.#wants(size) || this.#assessment?.whole(outline, texts) === false) return false;
    this.#pass(outline.element.name, size);
    return true;
  }

  /** Whether one of the next so many elements is asked for. */
  #wants(size: number): boolean {
    const next = this.#wanted[this.found.size];
    return next !== undefined && next < this.#ordinal + size;
  }

  #pass(name: XmlName, size: number): void {
    this.#count(name);
    this.#ordinal += size;
  }

  #count({ key }: XmlName): number {
    const around = this.#open[this.#open.length - 1];
    if (around === undefined) return 1;
    around.counts ??= new Map();
    const count = (around.counts.get(key) ?? 0) + 1;
    around.counts.set(key, count);
    return count;
  }
}

function stepOf({ name: { prefix, local }, count }: OpenElement, index: number): string {
  const name = prefix === "" ? local : `${prefix}:${local}`;
  return index === 0 ? `/${name}` : `/${name}[${count}]`;
}
