import type { ElementDescriptor, SchemaSet } from "../../descriptors.js";
import type { XmlIssue } from "../../issues.js";
import type { RuleChecker, RuleCheckOptions } from "../../nouns/rule-checker.js";
import type { XmlHandler, XmlStartTag } from "../../xml/events.js";
import type { XmlName } from "../../xml/names.js";
import type { Doctype } from "../../xml/read/declared.js";
import type { Outline } from "../../xml/read/outline.js";
import type { Assessment } from "../assessment.js";
import type { Reporter } from "../reporter.js";

/** The place of the innermost open element. */
export type Here = Assessment["here"];

/** Rules that are asked while a document is read. An element comes whole or as a start and an end; before a whole one is taken, the rules are asked. */
export interface RuleWatch {
  startElement(tag: XmlStartTag): void;
  endElement(): void;
  text(text: string): void;
  comment(text: string): void;
  processingInstruction(target: string, body: string): void;
  /** Whether an element with nothing but text in it may be taken at once. */
  allowsLeaf(name: XmlName): boolean;
  leaf(name: XmlName, text: string): void;
  /** Whether a whole element breaks no rule, so that it may be taken at once. */
  allowsWhole(outline: Outline<XmlName>, texts: readonly string[]): boolean;
  whole(outline: Outline<XmlName>): void;
  /** What was found since the last time. */
  take(): readonly XmlIssue[];
  /** The issues at the end of the document. Given the whole document, rules that could not be answered while it passed by are run over it. */
  finish(document?: string | Uint8Array): readonly XmlIssue[];
}

/** Rules that can watch. */
export interface WatchingRules extends RuleChecker {
  /** Undefined where all rules need the whole document; if it comes in pieces, there is a watch nevertheless, which reports that. */
  watch(
    options: RuleCheckOptions,
    here: () => Here,
    descriptor?: ElementDescriptor | SchemaSet,
    inPieces?: boolean,
  ): RuleWatch | undefined;
}

export function canWatch(rules: RuleChecker): rules is WatchingRules {
  return "watch" in rules;
}

/** Several rules that watch, as one. */
class RuleWatches implements Omit<RuleWatch, "take" | "finish"> {
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
  readonly #watch: Omit<RuleWatch, "take" | "finish">;

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
