import type { Rows, State } from "../../content/content-model.js";
import type { ElementDescriptor, Particle, SchemaSet } from "../../descriptors.js";
import type { Path } from "../../issues.js";
import { countOf } from "../../model/rows.js";
import type { AnyAttribute, AnyElement, NamedType } from "../../nouns/generic-values.js";
import { XmlStartTag } from "../../xml/events.js";
import { rootScope, type XmlName } from "../../xml/names.js";
import type { Plan, Slot, TextRule } from "./plan.js";

/** A generic tree that is being made. */
export interface TreeDraft extends AnyElement {
  attributes?: readonly AnyAttribute[];
  namespaces?: Readonly<Record<string, string>> | undefined;
  children?: (string | AnyElement)[];
}

/**
 * What happens to an element: its value is made, it becomes a generic tree, or it is left out because it cannot stand where it
 * does.
 */
export type Region = "typed" | "generic" | "skipped";

/** A row that is being filled. */
export interface OpenRow {
  readonly rows: Rows;
  readonly index: number;
  readonly row: Record<string, unknown>;
  /** The list that holds it; undefined for a row that a stream hands out, and where no values are made. */
  readonly list: unknown[] | undefined;
  /** The particle that took its last element. */
  last: Particle;
}

const noTag: XmlStartTag = /*@__PURE__*/ new XmlStartTag(
  { prefix: "", namespace: "", local: "", key: "" },
  [],
  /*@__PURE__*/ rootScope(),
  1,
  1,
);

/** An open element. Frames are used again for the next element at their depth. */
export class Frame {
  readonly parent: Frame | undefined;
  tag: XmlStartTag = noTag;
  region: Region = "typed";
  /** The declaration; undefined where a wildcard lets in what is not declared. */
  element: ElementDescriptor | undefined;
  /** What its type asks for; undefined when it is not assessed. */
  plan: Plan | undefined;
  /** Without a plan: whether what is declared inside is assessed (lax), or nothing (skip). */
  lax = false;
  schemas: SchemaSet | undefined;
  nil = false;
  state: State | undefined;
  text = "";
  /** The properties of a value of a complex type. */
  properties: Record<string, unknown> | undefined;
  tree: TreeDraft | undefined;
  /** How many children the generic tree would have so far, where no values are made. */
  passed = 0;
  /** The slot for its value in the value of its parent; undefined inside generic trees. */
  slot: Slot | undefined;
  /** Whether `xsi:type` put another type in the place of the declared one. */
  substituted = false;
  /** The type that `xsi:type` names, where it may. */
  named: NamedType | undefined;
  /** The `$type` of the type that stands in for the declared one. */
  typeName: string | undefined;
  /** Whether the generic tree becomes a value of `xs:anyType`. */
  asAnyType = false;
  /** Whether nothing but its type says what it may hold: no attribute of the instance namespace, no rule of its declaration. */
  ordinary = false;
  /** Whether a stream hands out its value (`item`), or values inside it (`way`). */
  streaming: "item" | "way" | undefined;
  /** The property whose items a stream hands out, where it is one of this value. */
  handsOut: string | undefined;
  /** The rows that are open in its value, outermost first. */
  rows: OpenRow[] | undefined;
  /** Whether identity constraints were notified of it. */
  watched = false;
  hasChildren = false;
  textRule: TextRule = "keep";
  /** Whether a mistake in the content was reported already, of which others would only be consequences. */
  contentReported = false;
  /** Whether `xsi:type` names a type that is not allowed: what the declared type says against the element is not reported then. */
  typeRefused = false;
  /** Whether `xsi:nil` is not allowed here: that the element is empty is not a second mistake then. */
  nilRefused = false;
  /** How many elements were passed over that may have been meant for missing ones. */
  excuses = 0;
  /** Where the content model stood when it could not take an element nor go on after it. */
  stuckAt: State | undefined;
  /** Names that were reported already, as missing or as out of place, and are not reported again. */
  reported: Set<string> | undefined;
  /** Children so far, as runs of one name; by name alone once there are many runs. */
  readonly #names: XmlName[] = [];
  readonly #counts: number[] = [];
  #runs = 0;
  #tally: Map<string, number> | undefined;

  constructor(parent: Frame | undefined) {
    this.parent = parent;
  }

  /** Makes the frame that of another element. */
  reset(tag: XmlStartTag): void {
    this.tag = tag;
    this.region = "typed";
    this.element = undefined;
    this.plan = undefined;
    this.lax = false;
    this.schemas = this.parent?.schemas;
    this.nil = false;
    this.state = undefined;
    this.text = "";
    this.properties = undefined;
    this.tree = undefined;
    this.passed = 0;
    this.slot = undefined;
    this.substituted = false;
    this.named = undefined;
    this.typeName = undefined;
    this.asAnyType = false;
    this.ordinary = false;
    this.streaming = undefined;
    this.handsOut = undefined;
    this.rows = undefined;
    this.watched = false;
    this.hasChildren = false;
    this.textRule = "keep";
    this.contentReported = false;
    this.typeRefused = false;
    this.nilRefused = false;
    this.excuses = 0;
    this.stuckAt = undefined;
    this.reported = undefined;
    this.#runs = 0;
    this.#tally = undefined;
    this.parent?.count(tag.name);
  }

  /** Takes note of a child, for the numbers in XPaths. */
  count(name: XmlName): void {
    this.hasChildren = true;
    const tally = this.#tally;
    if (tally !== undefined) {
      tally.set(name.key, (tally.get(name.key) ?? 0) + 1);
      return;
    }
    const runs = this.#runs;
    if (runs > 0 && this.#names[runs - 1]?.key === name.key) {
      this.#counts[runs - 1] = (this.#counts[runs - 1] ?? 0) + 1;
      return;
    }
    this.#names[runs] = name;
    this.#counts[runs] = 1;
    this.#runs = runs + 1;
    if (runs < 63) return;
    this.#tally = new Map();
    for (const { key } of this.#names) {
      if (!this.#tally.has(key)) this.#tally.set(key, this.#countOf(key));
    }
  }

  /** How many children of the name there are so far. */
  countOf({ key }: XmlName): number {
    return this.#tally?.get(key) ?? this.#countOf(key);
  }

  #countOf(key: string): number {
    let count = 0;
    for (let run = 0; run < this.#runs; run++) {
      if (this.#names[run]?.key === key) count += this.#counts[run] ?? 0;
    }
    return count;
  }

  /** Property names and indexes from the document element's value down to this one's. */
  path(): Path {
    return this.#fromRoot().flatMap((frame) => frame.#steps());
  }

  /** The frames from the document element to this one: deeper in each other than calls, where a caller allows it. */
  #fromRoot(): readonly Frame[] {
    const frames: Frame[] = [];
    for (let frame: Frame | undefined = this; frame; frame = frame.parent) frames.push(frame);
    return frames.reverse();
  }

  #steps(): Path {
    const { parent, slot } = this;
    if (parent === undefined) return [];
    if (parent.region === "generic")
      return ["children", parent.tree?.children?.length ?? parent.passed];
    if (slot === undefined) return [];
    const steps = rowSteps(parent, slot.rows);
    steps.push(slot.property);
    if (slot.repeated) steps.push(countOf(holderOf(parent, slot)?.[slot.property]));
    if (slot.kind !== undefined) steps.push("value");
    return steps;
  }

  /** An XPath with the prefixes of the document. */
  xpath(): string {
    const steps = this.#fromRoot().map(({ parent, tag }) => {
      const { prefix, local } = tag.name;
      const name = prefix === "" ? local : `${prefix}:${local}`;
      return parent === undefined ? name : `${name}[${parent.countOf(tag.name)}]`;
    });
    return `/${steps.join("/")}`;
  }
}

/** The way to the open row of an element. */
function rowSteps({ rows: open }: Frame, rows: Rows | undefined): (string | number)[] {
  if (rows === undefined || open === undefined) return [];
  return open.slice(0, rows.depth).flatMap((row) => [row.rows.property, row.index]);
}

/** The object that holds the value of the last element. */
export function holderOf(frame: Frame, { rows }: Slot): Record<string, unknown> | undefined {
  return rows === undefined ? frame.properties : frame.rows?.[rows.depth - 1]?.row;
}
