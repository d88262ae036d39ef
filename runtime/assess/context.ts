import type { ElementDescriptor, SchemaSet } from "../descriptors.js";
import type { References } from "../identity/references.js";
import type { Observed, Observer } from "../model/observer.js";
import type { NamedType } from "../nouns/generic-values.js";
import type { RuleName, RuleParameters } from "../nouns/rules.js";
import type { LineAndColumn } from "../xml/read/input.js";
import type { Frame } from "./element/frame.js";
import type { Aside } from "./lenient/aside.js";
import type { Place, Reporter } from "./reporter.js";

/** The settings of an assessment. */
export interface Settings {
  /** The declaration of the document element; without one, it is looked up in the schema set. */
  readonly root: ElementDescriptor | undefined;
  readonly schemas: SchemaSet | undefined;
  readonly reporter: Reporter;
  readonly file: string | undefined;
  /** Whether values are made. Without, items are only counted. */
  readonly build: boolean;
  /** Makes the observers that are notified of elements and attributes, beside identity constraints. */
  readonly observers?: readonly ((observed: Observed<Place>) => Observer)[] | undefined;
  /**
   * For a stream: property names from the root's value to the one whose values are handed out, and who takes them, with what
   * `xsi:type` says of one where the value does not.
   */
  readonly items?:
    | { readonly way: readonly string[]; take(value: unknown, type: NamedType | undefined): void }
    | undefined;
  /** For lenient reading: keeps what the value has no place for. What is not valid is then made a value of as far as it can be. */
  readonly aside?: Aside | undefined;
  /**
   * Called whenever an item was added to a list, with the element whose value holds the list. The item is complete: only its place
   * in the list is still needed.
   */
  readonly listed?: ((list: unknown[], frame: Frame) => void) | undefined;
}

/** An assessment, as its parts see it. */
export interface Context {
  readonly settings: Settings;
  /** Is notified of every element and attribute that it asks for. */
  readonly observer: Observer;
  readonly references: References<Place>;
  /** The value of the document element. */
  value: unknown;
  /** What `xsi:type` says of the document element, where its value does not. */
  type: NamedType | undefined;
  /** Reports a broken rule about an element, or about an attribute of the instance namespace that says something of it. */
  report<Name extends RuleName>(
    code: Name,
    parameters: RuleParameters[Name],
    frame: Frame,
    at?: LineAndColumn,
  ): void;
  placeOf(frame: Frame | undefined): Place;
}
