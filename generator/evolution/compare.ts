import type { Schema } from "../schema/components.js";
import type { CompareOptions, Comparison } from "./comparison.js";
import { type Direction, verdictOf } from "./direction.js";
import { greatest } from "./effects.js";
import { entriesOf } from "./entries.js";
import { namespacesOf, withNamespaces } from "./namespaces.js";
import { Equality } from "./walk/equality.js";
import { Side } from "./walk/side.js";
import { Walk, type WalkLimits } from "./walk/walk.js";
import { Certifier } from "./witness/certify.js";

const defaultBudget = 200_000;

/**
 * Compares two versions of a schema: whether documents of the old one are valid by the new one and the other way round, proved or shown by
 * a document, and what changed, one entry for each cause (docs/evolution.md).
 *
 * @example
 * const older = await loadVersion({ locations: ["old/notes.xsd"], read: (path) => readFile(path) });
 * const newer = await loadVersion({ locations: ["notes.xsd"], read: (path) => readFile(path) });
 * const { writers, entries: changes } = compareSchemas(older, newer);
 * if (writers.verdict === "breaks") console.log(writers.witness.document, writers.witness.issue.message);
 * for (const { kind, component, step } of changes) console.log(step, kind, component.name);
 */
export function compareSchemas(
  oldSchema: Schema,
  newSchema: Schema,
  options: CompareOptions = {},
): Comparison {
  const started = performance.now();
  const mapped = withNamespaces(oldSchema, options.namespaces ?? {});
  const [older, newer] = [new Side(mapped, "old"), new Side(newSchema, "new")];
  const equality = new Equality(mapped, newSchema);
  const writers = decide(older, newer, options, namespacesBefore(oldSchema, options), {
    equal: (own, its) => equality.equal(own, its),
    equalTypes: (own, its) => equality.equalTypes(own, its),
  });
  const readers = decide(newer, older, options, new Map(), {
    equal: (own, its) => equality.equal(its, own),
    equalTypes: (own, its) => equality.equalTypes(its, own),
  });
  const entries = entriesOf(mapped, newSchema, writers, readers);
  return {
    writers: verdictOf(writers),
    readers: verdictOf(readers),
    step: greatest(entries.map(({ step }) => step)),
    entries,
    effort: {
      pairs: writers.pairs + readers.pairs,
      states: writers.states + readers.states,
      milliseconds: performance.now() - started,
    },
  };
}

/** The namespaces of old documents, by those that they are compared as; those that could be either stay. */
function namespacesBefore(
  oldSchema: Schema,
  { namespaces = {} }: CompareOptions,
): ReadonlyMap<string, string> {
  // No namespace is that of local elements, too.
  const present = new Set(["", ...namespacesOf(oldSchema)]);
  const pairs = Object.entries(namespaces).filter(([old]) => present.has(old));
  const targets = pairs.map(([, newer]) => newer);
  const isAlone = (newer: string): boolean =>
    !present.has(newer) && targets.indexOf(newer) === targets.lastIndexOf(newer);
  return new Map(pairs.flatMap(([old, newer]) => (isAlone(newer) ? [[newer, old]] : [])));
}

function decide(
  left: Side,
  right: Side,
  { budget = defaultBudget, locale }: CompareOptions,
  ownNamespaces: ReadonlyMap<string, string>,
  known: Omit<WalkLimits, "budget">,
): Direction {
  const walk = new Walk(left, right, { budget, ...known });
  const walked = walk.run();
  return { ...walked, certifier: new Certifier(left, right, walk.samples, locale, ownNamespaces) };
}
