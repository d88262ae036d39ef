import type { ElementDescriptor, SchemaSet } from "../descriptors.js";
import type { Locale, XmlIssue } from "../issues.js";
import type { NamedType } from "../nouns/generic-values.js";
import { localeOf } from "../nouns/locale.js";
import type { RuleChecker, RulesOption } from "../nouns/rule-checker.js";
import type { XmlHandler, XmlLimits } from "../xml/events.js";
import { DocumentDecoder } from "../xml/read/decode.js";
import { XmlReader } from "../xml/read/reader.js";
import { Assessment } from "./assessment.js";
import type { Settings } from "./context.js";
import { Reporter } from "./reporter.js";
import type { RuleWatch, WatchingRules } from "./rules/rule-watch.js";

/** The options of `parse` and the functions like it. */
export interface ParseOptions {
  /** The language of the messages. Default: that of the program (`setLocale`), French where it sets none. */
  readonly locale?: Locale | undefined;
  /** Declarations for `xsi:type` and for what wildcards let in, beside those that the descriptor reaches. */
  readonly schemas?: SchemaSet | undefined;
  /** The name of the document, for positions. */
  readonly file?: string | undefined;
  readonly limits?: XmlLimits | undefined;
  /** After so many issues reading stops. Default 1,000. */
  readonly maxIssues?: number | undefined;
  /**
   * Whether a DOCTYPE may be there. It is then read past: nothing in it is applied but the names of unparsed entities, and a
   * reference to any entity but XML's own five is refused. Default false.
   */
  readonly allowDoctype?: boolean | undefined;
}

/** The options of functions that are given a whole document. */
export interface DocumentOptions extends ParseOptions, RulesOption {}

/** The declaration of the document element, or a schema set that declares several. */
export type DocumentDescriptor<T = unknown> = ElementDescriptor<T> | SchemaSet<T>;

/** Reads a document from text or bytes to its value; `parse` and `parseStream` both stand on it. */
export class Reading {
  readonly #reporter: Reporter;
  readonly #assessment: Assessment;
  readonly #reader: XmlReader;
  #decoder: DocumentDecoder | undefined;
  readonly #allowsDoctype: boolean;
  /** The watches of the rules that can be asked while the document is read. */
  readonly watches: ReadonlyMap<RuleChecker, RuleWatch>;
  #started = false;
  #ended = false;

  constructor(
    descriptor: DocumentDescriptor,
    options: ParseOptions,
    rest: Pick<Settings, "build" | "items" | "listed" | "observers"> & {
      readonly rules?: readonly WatchingRules[] | undefined;
      /** Whether the document comes in pieces, and is nowhere as a whole. */
      readonly inPieces?: boolean | undefined;
      /** What stands between the reader and the assessment, and may change what is read. */
      readonly through?: ((handler: XmlHandler) => XmlHandler) | undefined;
    },
  ) {
    const { maxIssues = 1000 } = options;
    this.#reporter = new Reporter(localeOf(options.locale), maxIssues, () => this.#reader.stop());
    this.#allowsDoctype = options.allowDoctype ?? false;
    const isSet = descriptor.kind === "schemaSet";
    const { rules = [], inPieces, through, ...settings } = rest;
    this.#assessment = new Assessment({
      ...settings,
      root: isSet ? undefined : descriptor,
      schemas: options.schemas ?? (isSet ? descriptor : undefined),
      reporter: this.#reporter,
      file: options.file,
    });
    const watches = rules.flatMap((each) => {
      const watch = each.watch(options, () => this.#assessment.here, descriptor, inPieces);
      return watch === undefined ? [] : [{ rules: each, watch }];
    });
    this.watches = new Map(watches.map(({ rules, watch }) => [rules, watch]));
    const all = [...this.watches.values()];
    const handler = all[0]?.beside(this.#assessment, this.#reporter, all) ?? this.#assessment;
    this.#reader = new XmlReader(through?.(handler) ?? handler, {
      file: options.file,
      limits: options.limits,
      doctype: this.#allowsDoctype ? "pass" : "refuse",
    });
  }

  /** The value of the document element. */
  get value(): unknown {
    return this.#assessment.value;
  }

  /** What `xsi:type` says of the document element, where its value does not. */
  get type(): NamedType | undefined {
    return this.#assessment.type;
  }

  /** The Clark name of the document element, when its declaration was looked up in a schema set and found there. */
  get element(): string | undefined {
    return this.#assessment.element;
  }

  /** Whether reading has stopped, perhaps before the end of the document. */
  get stopped(): boolean {
    return this.#reader.stopped;
  }

  /** Reads some more. */
  write(document: string | Uint8Array): void {
    if (typeof document === "string") {
      const text = !this.#started && document.startsWith("\ufeff") ? document.slice(1) : document;
      this.#started ||= document.length > 0;
      this.#reader.write(text);
      return;
    }
    this.#decoder ??= new DocumentDecoder();
    for (const text of this.#decoder.write(document)) this.#reader.write(text);
  }

  /** Ends the document. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#finish();
    if (this.#assessment.settings.aside !== undefined) this.#assessment.leave();
  }

  #finish(): void {
    const decoder = this.#decoder;
    for (const text of decoder?.end() ?? []) this.#reader.write(text);
    if (decoder?.fault !== undefined) this.#reader.flush();
    if (decoder?.fault !== undefined && !this.#reader.stopped) {
      const { code, ...parameters } = decoder.fault;
      const { position } = this.#reader;
      this.#reporter.add(code, parameters, { ...this.#assessment.here, position });
      this.#reader.stop();
      return;
    }
    this.#reader.end();
    const { fault } = this.#reader;
    if (fault === undefined) {
      if (!this.#reporter.full) this.#assessment.finish();
      return;
    }
    const parameters =
      fault.code === "xml-doctype" && this.#allowsDoctype
        ? { ...fault.parameters, allowed: true as const }
        : fault.parameters;
    this.#reporter.addFault(
      { code: fault.code, parameters },
      { ...this.#assessment.here, position: fault.position },
    );
  }

  /** The issues since the last time. */
  take(): readonly XmlIssue[] {
    return this.#reporter.take();
  }
}
