import type { XmlIssue } from "../../issues.js";
import { checkersOf, type RuleCheckOptions, type RulesOption } from "../../nouns/rule-checker.js";
import { type DocumentDescriptor, type ParseOptions, Reading } from "../reading.js";
import { canWatch, type WatchingRules } from "./rule-watch.js";

/** Reads a document that comes in pieces, with rules: the issues of both. */
export class StreamReading {
  readonly reading: Reading;
  readonly #options: RuleCheckOptions & RulesOption;
  readonly #watching: readonly WatchingRules[];
  #found = false;

  constructor(
    descriptor: DocumentDescriptor,
    options: ParseOptions & RulesOption,
    rest: Omit<ConstructorParameters<typeof Reading>[2], "rules">,
  ) {
    this.#options = options;
    this.#watching = checkersOf(options).filter(canWatch);
    const rules = this.#watching.length === 0 ? undefined : this.#watching;
    this.reading = new Reading(descriptor, options, { ...rest, rules, inPieces: true });
  }

  /** What was found since the last time. */
  take(): readonly XmlIssue[] {
    const found = this.#ofSchema(this.reading.take());
    if (this.#found) return found;
    const said = [...this.reading.watches.values()].flatMap((watch) => watch.take());
    return said.length === 0 ? found : [...found, ...said];
  }

  /** What is found at the end of the document. */
  finish(): readonly XmlIssue[] {
    const found = this.#ofSchema(this.reading.take());
    const said = checkersOf(this.#options).flatMap((checker) => {
      if (this.#found) return [checker.notRun("not-valid", this.#options)];
      const watch = this.reading.watches.get(checker);
      return watch?.finish() ?? [checker.notRun("in-pieces", this.#options)];
    });
    return said.length === 0 ? found : [...found, ...said];
  }

  #ofSchema(found: readonly XmlIssue[]): readonly XmlIssue[] {
    this.#found ||= found.length > 0;
    if (this.#options.rules === undefined || found.length === 0) return found;
    return found.map((issue) => ({ ...issue, source: "schema", level: "error" }));
  }
}
