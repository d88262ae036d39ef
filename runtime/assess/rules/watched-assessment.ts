import type { XmlHandler, XmlStartTag } from "../../xml/events.js";
import type { XmlName } from "../../xml/names.js";
import type { Doctype } from "../../xml/read/declared.js";
import type { Outline } from "../../xml/read/outline.js";
import type { Assessment } from "../assessment.js";
import type { Reporter } from "../reporter.js";
import type { RuleWatch, Told } from "./rule-watch.js";

/** Several rules that watch, as one. */
class RuleWatches implements Told {
  readonly #watches: readonly RuleWatch[];

  constructor(watches: readonly RuleWatch[]) {
    this.#watches = watches;
  }

  startElement(tag: XmlStartTag): void {
    for (const watch of this.#watches) watch.startElement(tag);
  }

  endElement(): void {
    for (const watch of this.#watches) watch.endElement();
  }

  text(text: string): void {
    for (const watch of this.#watches) watch.text(text);
  }

  comment(text: string): void {
    for (const watch of this.#watches) watch.comment(text);
  }

  processingInstruction(target: string, body: string): void {
    for (const watch of this.#watches) watch.processingInstruction(target, body);
  }

  allowsLeaf(name: XmlName): boolean {
    return this.#watches.every((watch) => watch.allowsLeaf(name));
  }

  leaf(name: XmlName, text: string): void {
    for (const watch of this.#watches) watch.leaf(name, text);
  }

  allowsWhole(outline: Outline<XmlName>, texts: readonly string[]): boolean {
    return this.#watches.every((watch) => watch.allowsWhole(outline, texts));
  }

  whole(outline: Outline<XmlName>): void {
    for (const watch of this.#watches) watch.whole(outline);
  }
}

/** An assessment together with rules, which are asked as long as no issue was found. */
export class WatchedAssessment implements XmlHandler {
  readonly #assessment: Assessment;
  readonly #reporter: Reporter;
  readonly #watch: Told;

  constructor(assessment: Assessment, reporter: Reporter, watches: readonly RuleWatch[]) {
    this.#assessment = assessment;
    this.#reporter = reporter;
    const [first] = watches;
    this.#watch = watches.length === 1 && first !== undefined ? first : new RuleWatches(watches);
  }

  get #watching(): boolean {
    return this.#reporter.count === 0;
  }

  startElement(tag: XmlStartTag): void {
    this.#assessment.startElement(tag);
    if (this.#watching) this.#watch.startElement(tag);
  }

  endElement(): void {
    if (this.#watching) this.#watch.endElement();
    this.#assessment.endElement();
  }

  text(text: string): void {
    this.#assessment.text(text);
    if (this.#watching) this.#watch.text(text);
  }

  comment(text: string): void {
    if (this.#watching) this.#watch.comment(text);
  }

  processingInstruction(target: string, body: string): void {
    if (this.#watching) this.#watch.processingInstruction(target, body);
  }

  leaf(name: XmlName, text: string): boolean {
    if (!this.#watching) return this.#assessment.leaf(name, text);
    if (!this.#watch.allowsLeaf(name) || !this.#assessment.leaf(name, text)) return false;
    this.#watch.leaf(name, text);
    return true;
  }

  whole(outline: Outline<XmlName>, texts: readonly string[]): boolean {
    if (!this.#watching) return this.#assessment.whole(outline, texts);
    if (!this.#watch.allowsWhole(outline, texts)) return false;
    if (!this.#assessment.whole(outline, texts)) return false;
    this.#watch.whole(outline);
    return true;
  }

  doctype(doctype: Doctype): "refuse" | undefined {
    return this.#assessment.doctype(doctype);
  }
}
