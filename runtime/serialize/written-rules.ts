import { StreamReading } from "../assess/rules/stream-rules.js";
import type { ElementDescriptor } from "../descriptors.js";
import { type XmlIssue, XmlValidationError } from "../issues.js";
import type { At } from "../model/streamed-property.js";
import { isError } from "../nouns/rule-checker.js";
import type { StreamOptions } from "./stream-options.js";

/** Runs rules over a document that is being written, before its text is handed on. */
export class WrittenRules {
  readonly #stream: StreamReading;
  readonly #onIssue: StreamOptions<At>["onIssue"];

  constructor(descriptor: ElementDescriptor, options: StreamOptions<At>) {
    const { locale, schemas, limits = {}, rules, phase, level, onIssue } = options;
    const { documentLength: _, ...others } = limits;
    this.#stream = new StreamReading(
      descriptor,
      { locale, schemas, limits: others, rules, phase, level },
      { build: false },
    );
    this.#onIssue = onIssue;
  }

  /** Runs the rules over text that is about to be handed on; throws if it breaks one. */
  pass(text: string): string {
    this.#stream.reading.write(text);
    this.#tell(this.#stream.take());
    return text;
  }

  /** Looks at the last text. */
  end(text: string): string {
    this.pass(text);
    this.#stream.reading.end();
    this.#tell(this.#stream.finish());
    return text;
  }

  #tell(issues: readonly XmlIssue[]): void {
    if (issues.length === 0) return;
    const onIssue = this.#onIssue;
    const errors = issues.filter(
      (issue) => isError(issue) || (onIssue === undefined && isUnasked(issue)),
    );
    if (errors.length > 0) throw new XmlValidationError(errors);
    if (onIssue !== undefined) for (const issue of issues) onIssue(issue);
  }
}

/** Whether an issue says that a rule was not asked that may have found an error. */
function isUnasked({ code, parameters }: XmlIssue): boolean {
  const said: string = code;
  const level: unknown =
    parameters !== undefined && "level" in parameters ? parameters.level : undefined;
  return said === "rules-not-run" || (said === "rule-not-run" && level === "error");
}
