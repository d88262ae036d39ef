import type { State } from "../content/content-model.js";
import type { ElementDescriptor } from "../descriptors.js";
import { IdentityConstraints } from "../identity/constraints.js";
import { References } from "../identity/references.js";
import { type Observer, observersOf } from "../model/observer.js";
import { sameType } from "../model/type-substitution.js";
import type { NamedType } from "../nouns/generic-values.js";
import type { RuleName, RuleParameters } from "../nouns/rules.js";
import { sameName } from "../qname.js";
import type { XmlHandler, XmlStartTag } from "../xml/events.js";
import type { XmlName } from "../xml/names.js";
import type { Doctype } from "../xml/read/declared.js";
import type { LineAndColumn } from "../xml/read/input.js";
import type { Outline } from "../xml/read/outline.js";
import type { Context, Settings } from "./context.js";
import { assessAttributes, refuseAttributes } from "./element/attributes.js";
import { closeElement, leaveUnfinished } from "./element/close.js";
import { Frame } from "./element/frame.js";
import { enterRows } from "./element/lent-rows.js";
import { elementPlanOf, type Plan, planOf, type Slot, slotOf } from "./element/plan.js";
import { hasInstanceAttributes, instanceAttribute, selectType } from "./element/select-type.js";
import { checkText, textRuleOf } from "./element/texts.js";
import { flushText, openValue } from "./element/values.js";
import { freePlace, setTextAside } from "./lenient/drafts.js";
import { recover, refuse, refuseAs } from "./lenient/recovery.js";
import { rootsMeant } from "./lent-roots.js";
import { type Place, placeOf } from "./reporter.js";
import { takeLeaf, takeWhole, WholeReaders } from "./whole.js";
import { asWritten } from "./written-names.js";

/** Schema-validity assessment of a document (Part 1, 5.2), event by event, and the value that comes out of it. */
export class Assessment implements XmlHandler, Context {
  readonly settings: Settings;
  /** Is notified of elements and attributes. Where a tree is checked inside a value, it is the observer of that value. */
  observer: Observer;
  references: References<Place> = new References<Place>(new Set());
  /** The value of the document element. */
  value: unknown;
  type: NamedType | undefined;
  /** The Clark name of the document element, when its declaration was looked up in a schema set and found there. */
  element: string | undefined;
  /** Whether a part of the document was passed over: references into it cannot be judged then. */
  passedOver = false;
  readonly #frames: Frame[] = [];
  readonly #readers = new WholeReaders();
  #depth = -1;
  /** How many elements are open inside the one that is passed over, itself included. */
  #skipped = 0;

  constructor(settings: Settings) {
    this.settings = settings;
    const { reporter, observers = [] } = settings;
    const place = (at?: LineAndColumn): Place => this.placeOf(this.#frames[this.#depth], at);
    const identity = new IdentityConstraints<Place>({
      place,
      report: ({ code, parameters, place }) => {
        const late = code === "cvc-identity-constraint.4.3";
        if (!late || !this.passedOver) reporter.add(code, parameters, place, true);
      },
    });
    const others = observers.map((make) => make({ place }));
    this.observer = observersOf(identity, others);
  }

  startElement(tag: XmlStartTag): void {
    if (this.#skipped > 0) {
      this.#skipped++;
      this.settings.aside?.startElement(tag);
      return;
    }
    const parent = this.#frames[this.#depth];
    const frame = this.#push(parent, tag);
    const opened = parent === undefined ? this.#openRoot(frame) : this.#openChild(parent, frame);
    if (opened) return;
    this.passedOver = true;
    this.observer.spoil();
    const { aside } = this.settings;
    if (aside !== undefined && this.#openDisplaced(parent, frame)) return;
    aside?.open(tag, parent?.path() ?? []);
    this.#depth--;
    this.#skipped = 1;
  }

  /** For lenient reading: an element in the wrong place goes into the value where it belongs, if that is free. */
  #openDisplaced(parent: Frame | undefined, frame: Frame): boolean {
    const place =
      parent && frame.slot === undefined ? freePlace(parent, frame.tag.name) : undefined;
    if (parent === undefined || place === undefined) return false;
    flushText(this, parent);
    frame.slot = place.slot;
    return this.assess(frame, place.element, place.slot.plan);
  }

  endElement(): void {
    if (this.#skipped > 0) {
      this.#skipped--;
      this.settings.aside?.endElement();
      return;
    }
    const frame = this.#frames[this.#depth];
    if (frame === undefined) return;
    closeElement(this, frame);
    this.#depth--;
  }

  text(text: string): void {
    if (this.#skipped > 0) {
      this.settings.aside?.text(text);
      return;
    }
    const frame = this.#frames[this.#depth];
    if (frame === undefined) return;
    if (frame.textRule !== "keep") {
      if (!frame.contentReported) checkText(this, frame, text);
      if (this.settings.aside !== undefined) setTextAside(this, frame, text);
    }
    if (frame.textRule === "keep" || frame.region === "generic") frame.text += text;
  }

  /** Takes an ordinary element with its text in one step. False where the fast reading does not decide; nothing is done then. */
  leaf(name: XmlName, text: string): boolean {
    const parent = this.#frames[this.#depth];
    if (parent === undefined || this.#skipped > 0) return false;
    if (this.observer.active && this.observer.concerns(name)) return false;
    return takeLeaf(this, parent, name, text);
  }

  /** Takes a whole element in one step, when it has the outline of an earlier one and its texts are all plainly valid. */
  whole(outline: Outline<XmlName>, texts: readonly string[]): boolean {
    const parent = this.#frames[this.#depth];
    if (parent === undefined || this.#skipped > 0 || this.observer.active) return false;
    return takeWhole(this, parent, this.#depth, { outline, texts, readers: this.#readers });
  }

  /**
   * A document type declaration that may be there. The unparsed entities that it declares may be named by values (XML 1.0, 4.2.2); parameter
   * entities may declare more of them outside of the document, so that it cannot be read past.
   */
  doctype({ entities, usesParameterEntities }: Doctype): "refuse" | undefined {
    if (usesParameterEntities) return "refuse";
    const unparsed = [...entities].filter(([, { kind }]) => kind === "unparsed");
    this.references = new References<Place>(new Set(unparsed.map(([name]) => name)));
    return undefined;
  }

  /** For lenient reading: makes a value of what was read so far of a document that breaks off. */
  leave(): void {
    this.settings.aside?.finish();
    for (; this.#depth >= 0; this.#depth--) {
      const frame = this.#frames[this.#depth];
      if (frame !== undefined) leaveUnfinished(this, frame);
    }
  }

  /** Ends the document: references that found nothing are reported. */
  finish(): void {
    if (this.passedOver) return;
    for (const { code, value, place } of this.references.unresolved()) {
      this.settings.reporter.add(code, { value }, place ?? {}, true);
    }
  }

  /** Reports a broken rule about an element, or about what an attribute says of it. */
  report<Name extends RuleName>(
    code: Name,
    parameters: RuleParameters[Name],
    frame: Frame,
    at?: LineAndColumn,
  ): void {
    this.settings.reporter.add(code, parameters, this.placeOf(frame, at));
  }

  /** The path and XPath of the innermost open element; empty before and after the document element. */
  get here(): Partial<Pick<Place, "path" | "xpath">> {
    const frame = this.#frames[this.#depth];
    return frame === undefined ? {} : { path: frame.path(), xpath: frame.xpath() };
  }

  /** Where an element is, or an attribute of it. */
  placeOf(frame: Frame | undefined, at?: LineAndColumn): Place {
    const { file } = this.settings;
    return frame === undefined
      ? { path: [], xpath: "", position: { line: 1, column: 1 } }
      : placeOf(frame, file, at);
  }

  #push(parent: Frame | undefined, tag: XmlStartTag): Frame {
    const depth = ++this.#depth;
    let frame = this.#frames[depth];
    if (frame === undefined) {
      frame = new Frame(parent);
      this.#frames.push(frame);
    }
    frame.reset(tag);
    return frame;
  }

  #openRoot(frame: Frame): boolean {
    const { root, schemas, items } = this.settings;
    const { name } = frame.tag;
    frame.schemas = schemas;
    if (items !== undefined) {
      frame.streaming = items.way.length === 0 ? "item" : "way";
      frame.handsOut = items.way.length === 1 ? items.way[0] : undefined;
    }
    const element = root ?? schemas?.elements.get(name.key);
    if (element !== undefined && sameName(element.name, name)) {
      if (root === undefined) this.element = name.key;
      return this.assess(frame, element);
    }
    if (root === undefined) {
      frame.region = "generic";
      frame.lax = true;
      const type = selectType(this, frame, undefined, undefined);
      if (type !== undefined) return this.#assessBy(frame, undefined, planOf(type));
    }
    const likely = root === undefined ? (schemas ? rootsMeant(name, schemas) : []) : [root.name];
    const expected = likely.map((other) => asWritten(frame.tag.scope, other));
    this.report("cvc-elt.1", { element: name, expected }, frame);
    return false;
  }

  #openChild(parent: Frame, frame: Frame): boolean {
    const { plan } = parent;
    if (plan === undefined) return this.#openInWildcard(parent, frame);
    const element = frame.tag.name;
    if (parent.nil) return refuse(this, parent, "cvc-elt.3.2.1", { element: parent.tag.name });
    if (plan.kind === "simple") return refuseAs(this, parent, "cvc-type.3.1.2", element);
    if (plan.variety === "empty") {
      return refuse(this, parent, "cvc-complex-type.2.1", { element: parent.tag.name });
    }
    if (plan.variety === "simple") return refuseAs(this, parent, "cvc-complex-type.2.2", element);
    const state = this.#step(parent, frame);
    if (state === undefined) return false;
    flushText(this, parent);
    parent.state = state;
    const { match } = state;
    if (match === undefined) return false;
    const slot = slotOf(plan, match);
    frame.slot = slot;
    frame.region = parent.region;
    if (slot.rows !== undefined || parent.rows !== undefined) enterRows(this, parent, slot);
    if (parent.streaming === "way") this.#mark(frame, slot);
    if (slot.ordinary && this.#openOrdinary(frame, slot.plan, match.element)) return true;
    if (match.element !== undefined) return this.assess(frame, match.element, slot.plan);
    if (match.particle.kind !== "any") return false;
    const { processContents, schemas } = match.particle.wildcard;
    frame.region = "generic";
    frame.schemas = schemas?.() ?? parent.schemas;
    return this.#assessByWildcard(frame, processContents);
  }

  /** Opens an ordinary element: {@link assess} without the questions whose answer is no for ordinary elements. */
  #openOrdinary(
    frame: Frame,
    plan: Plan | undefined,
    element: ElementDescriptor | undefined,
  ): boolean {
    if (plan === undefined || frame.region !== "typed") return false;
    if (this.observer.active && this.observer.concerns(frame.tag.name)) return false;
    const hasAttributes = frame.tag.attributes.length > 0;
    if (plan.kind === "simple") {
      if (hasAttributes) return false;
    } else {
      if (hasAttributes && hasInstanceAttributes(frame.tag)) return false;
      frame.state = plan.model?.start;
      frame.textRule = plan.textRule;
      frame.properties = new plan.Properties();
    }
    frame.element = element;
    frame.plan = plan;
    frame.ordinary = true;
    this.#watch(frame, element);
    if (plan.kind === "complex" && (hasAttributes || plan.awaited.length > 0)) {
      assessAttributes(this, frame, plan);
    }
    return true;
  }

  #mark(frame: Frame, { property, rows }: Slot): void {
    const way = this.settings.items?.way ?? [];
    if (property !== way[this.#depth - 1] || rows !== undefined) return;
    frame.streaming = this.#depth === way.length ? "item" : "way";
    if (this.#depth === way.length - 1) frame.handsOut = way.at(-1);
  }

  #step(parent: Frame, frame: Frame): State | undefined {
    const { name } = frame.tag;
    const { plan, state } = parent;
    if (plan?.kind !== "complex" || plan.model === undefined || state === undefined) {
      if (!parent.contentReported) {
        this.report("cvc-complex-type.2.4.d", { element: name, expected: [] }, frame);
      }
      parent.contentReported = true;
      return undefined;
    }
    return plan.model.step(state, name.key, name.namespace) ?? recover(this, parent, frame);
  }

  /** Opens an element inside one that a wildcard let in and that has no declaration. */
  #openInWildcard(parent: Frame, frame: Frame): boolean {
    flushText(this, parent);
    frame.region = parent.region;
    return this.#assessByWildcard(frame, parent.lax ? "lax" : "skip");
  }

  /** Element Validated by Wildcard (Part 1, 3.10.4, and 3.3.4, Schema-Validity Assessment). */
  #assessByWildcard(frame: Frame, processContents: "strict" | "lax" | "skip"): boolean {
    const { name } = frame.tag;
    frame.lax = processContents !== "skip";
    if (frame.lax) {
      const element = frame.schemas?.elements.get(name.key);
      if (element !== undefined) return this.assess(frame, element);
      const type = selectType(this, frame, undefined, undefined);
      if (type !== undefined) return this.#assessBy(frame, undefined, planOf(type));
      if (processContents === "strict") {
        this.report("cvc-complex-type.2.4.c", { element: name }, frame);
        frame.lax = false;
      }
    }
    openValue(this, frame);
    this.#watch(frame, undefined);
    if (frame.lax && frame.tag.attributes.length > 0) assessAttributes(this, frame, undefined);
    return true;
  }

  /** Element Locally Valid (Part 1, 3.3.4). */
  assess(frame: Frame, element: ElementDescriptor, plan: Plan = elementPlanOf(element)): boolean {
    frame.element = element;
    if (element.abstract === true) {
      const members = element.substitutions?.() ?? [];
      const expected = members.map((member) => asWritten(frame.tag.scope, member.element.name));
      this.report("cvc-elt.2", { element: frame.tag.name, expected }, frame);
      return false;
    }
    if (frame.tag.attributes.length === 0 || !hasInstanceAttributes(frame.tag)) {
      return this.#assessBy(frame, element, plan);
    }
    const before = this.settings.reporter.count;
    const type = selectType(this, frame, element, plan.type);
    // When `xsi:type` names a wrong type, that the declared one is abstract need not be said as well.
    const isAbstract = plan.kind === "complex" && plan.type.abstract === true;
    if (isAbstract && this.settings.reporter.count > before) return false;
    if (type === undefined || sameType(type, plan.type))
      return this.#assessBy(frame, element, plan);
    frame.substituted = true;
    return this.#assessBy(frame, element, planOf(type));
  }

  #assessBy(frame: Frame, element: ElementDescriptor | undefined, plan: Plan): boolean {
    frame.plan = plan;
    if (plan.kind === "complex") {
      if (plan.type.abstract === true) {
        this.report(
          "cvc-type.2",
          { type: plan.type.name && asWritten(frame.tag.scope, plan.type.name) },
          frame,
          instanceAttribute(frame.tag, "type"),
        );
        return false;
      }
      frame.state = plan.model?.start;
    }
    frame.textRule = textRuleOf(frame, plan);
    openValue(this, frame);
    this.#watch(frame, element);
    if (plan.kind === "complex") assessAttributes(this, frame, plan);
    else if (frame.tag.attributes.length > 0) refuseAttributes(this, frame);
    return true;
  }

  #watch(frame: Frame, element: ElementDescriptor | undefined): void {
    const constraints = element?.identityConstraints;
    if (constraints === undefined && !this.observer.active) return;
    frame.watched = true;
    this.observer.open(frame.tag.name, element);
  }
}
