import type { Schema } from "../schema/components.js";
import type { CompareOptions, Comparison } from "./comparison.js";
import { type Direction, verdictOf } from "./direction.js";
import { greatest } from "./effects.js";
import { entriesOf } from "./entries.js";
import { type RenamedVersion, underOneName } from "./namespaces.js";
import { Equality } from "./walk/equality.js";
import { Side } from "./walk/side.js";
import { Walk, type WalkLimits } from "./walk/walk.js";
import { Certifier } from "./witness/certify.js";
import { OwnForms } from "./witness/own-forms.js";

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
  const versions = underOneName(oldSchema, newSchema, options.namespaces ?? {});
  const [before, after] = [versions.old.schema, versions.new.schema];
  const [older, newer] = [new Side(before, "old"), new Side(after, "new")];
  const equality = new Equality(before, after);
  const writers = decide(older, newer, options, versions.old, {
    equal: (own, its) => equality.equal(own, its),
    equalTypes: (own, its) => equality.equalTypes(own, its),
  });
  const readers = decide(newer, older, options, versions.new, {
    equal: (own, its) => equality.equal(its, own),
    equalTypes: (own, its) => equality.equalTypes(its, own),
  });
  const entries = entriesOf(before, after, writers, readers);
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

function decide(
  left: Side,
  right: Side,
  { budget = defaultBudget, locale }: CompareOptions,
  version: RenamedVersion,
  known: Omit<WalkLimits, "budget">,
): Direction {
  const walk = new Walk(left, right, { budget, ...known });
  const walked = walk.run();
  const own = version.renamed.size === 0 ? undefined : new OwnForms(version);
  return { ...walked, certifier: new Certifier(left, right, walk.samples, locale, own) };
}
