import type { ElementDescriptor } from "../descriptors.js";
import { XmlValidationError } from "../issues.js";
import { Deferred } from "../model/deferred.js";
import { type At, wayOf } from "../model/streamed-property.js";
import { issuesOf } from "../validate/issues.js";
import { StreamValidation } from "../validate/stream.js";
import { defaultLimits } from "../xml/limits.js";
import { BeyondLimit, type LimitedSink } from "../xml/write/limited-sink.js";
import type { StringSink } from "../xml/write/string-sink.js";
import { mostLevels } from "./compiled/body-source.js";
import { type FastItems, fastItemsOf } from "./compiled/items.js";
import { mostProperties } from "./compiled/writer-source.js";
import { type Beginning, finishDeeper, located, openDocument, writeDocument } from "./document.js";
import {
  checkLength,
  hasCdata,
  indentOf,
  textSink,
  withinLimits,
  xmlDeclaration,
} from "./options.js";
import type { Output, PrefixBinding, WriteItem } from "./output.js";
import type { StreamOptions } from "./stream-options.js";

/** Marks the place of the items. No document contains this character. */
const hole = "\0";

/** How much text is collected before it is handed on, in UTF-16 units. */
const chunkLength = 65_536;

/** What is known of a document whose items come later: the text around them, and how one is written. */
interface Surroundings {
  readonly before: string;
  readonly after: string;
  readonly output: Output;
  readonly scope: PrefixBinding | undefined;
  readonly level: number | undefined;
  readonly limited: LimitedSink;
  readonly depth: number;
  /** Where the items are in the value. */
  readonly path: readonly string[];
  readonly writeItem: WriteItem;
  readonly fastItems: FastItems | undefined;
}

/** The compiled writers are given up when they have refused so many items more than they have written. */
const patience = 64;

/**
 * Writes a document piece by piece. The head is checked and written at once; each item is checked by itself, with what
 * it has to do with the others: identifiers, identity constraints, order and number.
 */
export class StreamWriter {
  readonly #descriptor: ElementDescriptor;
  readonly #head: unknown;
  readonly #options: StreamOptions<At>;
  readonly #way: readonly string[];
  readonly #validation: StreamValidation;
  readonly #sink: StringSink;
  readonly #identifiers: string[] = [];
  #surroundings: Surroundings | undefined;
  #hope = patience;
  #index = 0;
  #length = 0;

  constructor(descriptor: ElementDescriptor, head: unknown, options: StreamOptions<At>) {
    this.#descriptor = descriptor;
    this.#head = head;
    this.#options = options;
    this.#way = wayOf(options.at);
    this.#sink = textSink(options);
    this.#validation = new StreamValidation(descriptor, head, this.#way, options);
    this.#refuseProblems();
  }

  /** Writes an item; gives the text that is ready to go, often none. */
  write(item: unknown): string {
    if (!this.#writeFast(item)) {
      this.#validation.check(item);
      this.#refuseProblems();
      const surroundings = this.#begin();
      withinLimits(this.#options, () => this.#writeItem(item, surroundings));
    }
    this.#index++;
    return this.#sink.length >= chunkLength ? this.#given(this.#sink.take()) : "";
  }

  /** Writes an item. If it exceeds a limit, finds out where. */
  #writeItem(item: unknown, surroundings: Surroundings): void {
    const { output, scope, level, depth, limited, path } = surroundings;
    const write = (): void => {
      output.scope = scope;
      output.level = level;
      output.levels = 0;
      limited.goTo(depth);
      if (output.path !== undefined) output.path = [...path, this.#index];
      located(output, () => {
        surroundings.writeItem(item, output);
        finishDeeper(this.#sink, output);
      });
    };
    try {
      write();
    } catch (failure) {
      if (!(failure instanceof BeyondLimit) || output.path !== undefined) throw failure;
      output.path = [];
      write();
    }
  }

  /** Ends the document; gives the text that is left. */
  end(): string {
    this.#validation.finish();
    this.#refuseProblems();
    const last = indentOf(this.#options) === undefined ? "" : "\n";
    if (this.#surroundings !== undefined)
      return this.#given(this.#sink.take() + this.#surroundings.after + last);
    withinLimits(this.#options, () =>
      writeDocument(this.#sink, this.#descriptor, this.#headWith([]), this.#options),
    );
    return this.#given(xmlDeclaration(this.#options) + this.#sink.take() + last);
  }

  /** Counts text that is handed on. A stream may be of any length, unless there is a limit. */
  #given(text: string): string {
    this.#length += text.length;
    const { documentLength = Number.POSITIVE_INFINITY } = this.#options.limits ?? {};
    withinLimits(this.#options, () => checkLength(this.#length, documentLength));
    return text;
  }

  /** Checks and writes an item in one go, as nearly all can be; false when that cannot be done, and nothing is done. */
  #writeFast(item: unknown): boolean {
    if (this.#hope === 0) return false;
    const { fastItems } = this.#begin();
    const identifiers = this.#identifiers;
    while (identifiers.length > 0) identifiers.pop();
    const text = fastItems?.write(item, identifiers);
    const { textLength = defaultLimits.textLength } = this.#options.limits ?? {};
    const done =
      text !== undefined &&
      text.length <= textLength &&
      this.#validation.take(fastItems?.kind, identifiers);
    if (!done) this.#hope--;
    else {
      if (this.#hope < patience) this.#hope++;
      this.#sink.put(text);
    }
    return done;
  }

  #refuseProblems(): void {
    const { problems } = this.#validation;
    if (problems.length > 0)
      throw new XmlValidationError(issuesOf(problems, this.#descriptor, this.#options));
  }

  /** Writes the head around a place for the items. What stands before them goes first. */
  #begin(): Surroundings {
    if (this.#surroundings !== undefined) return this.#surroundings;
    const found = withinLimits(this.#options, () => this.#findSurroundings());
    if (found === undefined) throw new TypeError(`nothing is repeated at ${this.#way.join(".")}`);
    this.#surroundings = found;
    this.#sink.put(xmlDeclaration(this.#options) + found.before);
    return found;
  }

  #findSurroundings(): Surroundings | undefined {
    try {
      return this.#writeHead({});
    } catch (failure) {
      if (!(failure instanceof BeyondLimit) || failure.path !== undefined) throw failure;
      return this.#writeHead({ path: [] });
    }
  }

  #writeHead(beginning: Beginning): Surroundings | undefined {
    const { encoding, jitless = false } = this.#options;
    const sink = this.#sink;
    const { output, prepared, limited } = openDocument(
      sink,
      this.#descriptor,
      this.#options,
      beginning,
    );
    let found: Omit<Surroundings, "before" | "after"> | undefined;
    const canBeFast =
      !jitless &&
      !hasCdata(this.#options) &&
      indentOf(this.#options) === undefined &&
      encoding !== "ISO-8859-1" &&
      this.#isRoomy();
    output.onDeferred = (writeItem, particle) => {
      const { scope, level } = output;
      const { depth } = limited;
      const fastItems = canBeFast ? fastItemsOf(particle, prepared) : undefined;
      sink.put(sink.take() + hole);
      found = { output, scope, level, limited, depth, writeItem, fastItems, path: this.#way };
    };
    located(output, () => {
      prepared.writers.content(this.#descriptor)(this.#headWith(new Deferred()), output);
      output.sink.close();
      finishDeeper(sink, output);
    });
    const [before = "", after = ""] = sink.take().split(hole);
    return found && { ...found, before, after };
  }

  /** Whether items written in one go are within the limits whatever their values. */
  #isRoomy(): boolean {
    const { depth = defaultLimits.depth, attributes = defaultLimits.attributes } =
      this.#options.limits ?? {};
    return depth > this.#way.length + mostLevels && attributes > mostProperties;
  }

  #headWith(items: unknown): unknown {
    return replaceAt(this.#head, this.#way, items);
  }
}

function replaceAt(value: unknown, [name, ...rest]: readonly string[], items: unknown): unknown {
  if (name === undefined) return items;
  const properties = value as Readonly<Record<string, unknown>>;
  return { ...properties, [name]: replaceAt(properties[name], rest, items) };
}
