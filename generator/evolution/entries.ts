import { clark } from "../../runtime/qname.js";
import type { Schema } from "../schema/components.js";
import { Attribution } from "./causes/attribution.js";
import type { Change } from "./causes/change.js";
import { Reaches, Users } from "./causes/reach.js";
import { findChanges } from "./causes/schema-changes.js";
import type { ChangeKind } from "./change-kinds.js";
import type { Entry, Verdict } from "./comparison.js";
import { componentOf, type Direction, verdictOf } from "./direction.js";
import { sourceEffect, stepOf } from "./effects.js";
import type { Aspect, Difference, Doubt } from "./findings.js";
import { sha256 } from "./sha256.js";

interface Found {
  readonly differences: Difference[];
  readonly doubts: Doubt[];
}

/** One entry for each change, with what it was found to do in either direction. */
export function entriesOf(
  old: Schema,
  newer: Schema,
  writers: Direction,
  readers: Direction,
): readonly Entry[] {
  const changes = [...findChanges(old, newer)];
  const attribution = new Attribution(changes, [old, newer]);
  const unexplained = new Map<string, Change>();
  const causeOf = (found: Difference | Doubt): Change => {
    const cause = attribution.causeOf(found) ?? unexplained.get(componentOf(found));
    if (cause !== undefined) return cause;
    const made = unknownCause(found);
    unexplained.set(componentOf(found), made);
    changes.push(made);
    return made;
  };
  const [ofWriters, ofReaders] = [writers, readers].map((direction) => byCause(direction, causeOf));
  const reaches = new Reaches([new Users(old), new Users(newer)]);
  return changes.map((change) => {
    const forWriters = verdict(writers, ofWriters?.get(change));
    const forReaders = verdict(readers, ofReaders?.get(change));
    const kind = refined(change.kind, forWriters, forReaders);
    const { component, detail } = change;
    const source = sourceEffect(kind, detail);
    return {
      kind,
      component,
      old: change.old,
      new: change.new,
      detail,
      reach: reaches.of(change.own),
      writers: forWriters,
      readers: forReaders,
      source,
      step: stepOf(kind, source, forWriters, forReaders),
      fingerprint: fingerprintOf(kind, change),
    };
  });
}

function byCause(
  { differences, doubts }: Direction,
  causeOf: (found: Difference | Doubt) => Change,
): ReadonlyMap<Change, Found> {
  const found = new Map<Change, Found>();
  const of = (change: Change): Found => {
    const known = found.get(change) ?? { differences: [], doubts: [] };
    found.set(change, known);
    return known;
  };
  for (const difference of differences) of(causeOf(difference)).differences.push(difference);
  for (const doubt of doubts) of(causeOf(doubt)).doubts.push(doubt);
  return found;
}

function verdict(direction: Direction, found: Found | undefined): Verdict {
  return found === undefined ? { verdict: "holds" } : verdictOf({ ...direction, ...found });
}

/** Whether a type in the place of another is wider or narrower is known when documents were compared. */
function refined(kind: ChangeKind, writers: Verdict, readers: Verdict): ChangeKind {
  if (kind !== "type-replaced") return kind;
  const holds = (one: Verdict): boolean =>
    one.verdict === "holds" || (one.verdict === "breaks" && one.onlyByTypeName);
  if (holds(writers)) return holds(readers) ? kind : "type-widened";
  return holds(readers) ? "type-narrowed" : "type-other";
}

/** For what differs though nothing was found that changed there: no break may go untold. */
function unknownCause({ aspect, at }: Difference | Doubt): Change {
  const { way, left, right } = at;
  let owner = way;
  while (owner.parent !== undefined && owner.parent.left.name === undefined)
    owner = owner.parent.way;
  const type = owner.parent?.left;
  const name = type?.name ?? owner.name;
  return {
    kind: unknownKinds[aspect.kind],
    component: {
      kind: type === undefined ? "element" : "complexType",
      name: clark(name),
      path: type === undefined ? "" : way.name.local,
    },
    old: left?.position ?? way.element.position,
    new: right?.position ?? at.rightElement?.position,
    detail: aspect.kind === "identity" ? { name: aspect.name } : {},
    objects: [],
    own: [way.element, ...(at.rightElement === undefined ? [] : [at.rightElement])],
    labels: [],
  };
}

const unknownKinds: Readonly<Record<Aspect["kind"], ChangeKind>> = {
  root: "root-removed",
  abstract: "abstract-added",
  "abstract-type": "abstract-added",
  nil: "nillable-removed",
  "type-name": "type-replaced",
  attribute: "type-replaced",
  text: "type-replaced",
  content: "content-rewritten",
  identity: "identity-changed",
  wildcard: "wildcard-changed",
};

function fingerprintOf(kind: ChangeKind, { component, detail }: Change): string {
  const parts = [kind, component.kind, component.name, component.path];
  const details = Object.entries(detail)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`);
  return sha256([...parts, ...details].join("\n")).slice(0, 12);
}
