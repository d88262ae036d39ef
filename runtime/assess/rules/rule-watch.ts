import type { ElementDescriptor, SchemaSet } from "../../descriptors.js";
import type { XmlIssue } from "../../issues.js";
import type { RuleChecker, RuleCheckOptions } from "../../nouns/rule-checker.js";
import type { XmlHandler, XmlStartTag } from "../../xml/events.js";
import type { XmlName } from "../../xml/names.js";
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
  /** Asks rules, these among them, beside the assessment of a document. Rules bring how: who reads without any does not load it. */
  beside(assessment: Assessment, reporter: Reporter, watches: readonly RuleWatch[]): XmlHandler;
  /** What was found since the last time. */
  take(): readonly XmlIssue[];
  /** The issues at the end of the document. Given the whole document, rules that could not be answered while it passed by are run over it. */
  finish(document?: string | Uint8Array): readonly XmlIssue[];
}

/** What rules are told of a document. */
export type Told = Omit<RuleWatch, "beside" | "take" | "finish">;

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
