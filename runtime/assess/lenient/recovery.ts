import type { ContentModel, Expected, State } from "../../content/content-model.js";
import type {
  Expected as ExpectedNames,
  LetIn,
  RuleName,
  RuleParameters,
} from "../../nouns/rules.js";
import { clark, type QName } from "../../qname.js";
import type { XmlName } from "../../xml/names.js";
import type { Context } from "../context.js";
import type { Frame } from "../element/frame.js";
import { asWritten } from "../written-names.js";

/**
 * Reports an element that cannot come where it does, and finds where the content model goes on, so that one mistake is reported
 * once: after elements that were left out; or where it stood, the element passed over (then the result is undefined).
 */
export function recover(context: Context, parent: Frame, frame: Frame): State | undefined {
  const { plan, state } = parent;
  if (plan?.kind !== "complex" || plan.model === undefined || state === undefined) return undefined;
  const { model } = plan;
  const { name } = frame.tag;
  const resumed = model.resume(state, name.key);
  const reported = parent.reported ?? new Set<string>();
  parent.reported = reported;
  if (reported.has(name.key)) return resumed?.state;
  reported.add(name.key);
  if (resumed === undefined) {
    // Several elements in a row that do not belong there are one mistake.
    if (parent.stuckAt === state || parent.typeRefused) return undefined;
    parent.stuckAt = state;
    reportUnexpected(context, frame, model, state);
    parent.excuses++;
    return undefined;
  }
  if (parent.excuses > 0) parent.excuses--;
  else reportUnexpected(context, frame, model, state);
  for (const skipped of resumed.skipped) if ("label" in skipped) reported.add(skipped.label);
  return resumed.state;
}

function reportUnexpected(context: Context, frame: Frame, model: ContentModel, state: State): void {
  const expected = expectedNames(model, state, frame);
  const code = expected.length === 0 ? "cvc-complex-type.2.4.d" : "cvc-complex-type.2.4.a";
  const parent = frame.parent?.tag.name;
  const end = model.accepts(state);
  const element = frame.tag.name;
  const known = model.knows(element.key) || undefined;
  context.report(code, { element, parent, expected, end, ...(known && { known }) }, frame);
}

/** What can come next: names of elements, and wildcards in words. Abstract elements cannot. */
export function expectedNames(model: ContentModel, state: State, frame: Frame): ExpectedNames {
  return namesOf(model.expected(state), frame);
}

/**
 * What can come next but for the elements that could as well be left out: what one of the others may follow, while they do not
 * complete the content.
 */
export function missingNames(model: ContentModel, state: State, frame: Frame): ExpectedNames {
  const expected = model.expected(state);
  const keys = expected.map(keyOf);
  const missing = expected.filter((_, index) => {
    const key = keys[index];
    const next = key && model.step(state, clark(key), key.namespace);
    if (next === undefined || model.accepts(next)) return true;
    const after = new Set(model.expected(next).map((other) => labelOf(other)));
    return !keys.some(
      (other, at) => at !== index && other !== undefined && after.has(clark(other)),
    );
  });
  return namesOf(missing.length === 0 ? expected : missing, frame);
}

function keyOf(next: Expected): QName | undefined {
  return "wildcard" in next ? undefined : next.element?.name;
}

function labelOf(next: Expected): string | undefined {
  const name = keyOf(next);
  return name && clark(name);
}

function namesOf(all: readonly Expected[], { tag }: Frame): ExpectedNames {
  return all.flatMap((next) => {
    const name = nameOf(next);
    if (name === undefined) return [];
    return ["namespaces" in name ? name : asWritten(tag.scope, name)];
  });
}

function nameOf(next: Expected): QName | LetIn | undefined {
  if ("wildcard" in next) return { namespaces: next.wildcard.namespaces };
  if (next.element === undefined) return undefined;
  return next.element.abstract === true ? undefined : next.element.name;
}

/** Reports, once for each parent, that it may have no child elements. */
export function refuse<Name extends RuleName>(
  context: Context,
  parent: Frame,
  code: Name,
  parameters: RuleParameters[Name],
): false {
  if (!parent.contentReported) context.report(code, parameters, parent);
  parent.contentReported = true;
  return false;
}

export function refuseAs(
  context: Context,
  parent: Frame,
  code: "cvc-type.3.1.2" | "cvc-complex-type.2.2",
  element: XmlName,
): false {
  return refuse(context, parent, code, { element, parent: parent.tag.name });
}
