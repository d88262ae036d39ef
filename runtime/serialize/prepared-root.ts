import type { ElementDescriptor } from "../descriptors.js";
import { memo } from "../engine/memo.js";
import { type Declaration, declarationsOf, type Prefixes } from "../model/prefixes.js";
import { xsiNamespace } from "../qname.js";
import { Naming } from "./writer.js";
import { Writers } from "./writers.js";

/** What can be prepared for documents with one root before their values are known. */
export interface PreparedRoot {
  readonly declarations: readonly Declaration[];
  /** The prefixes that are declared. */
  readonly prefixes: ReadonlySet<string>;
  readonly naming: Naming;
  readonly writers: Writers;
}

const preparedOf = /*@__PURE__*/ memo((_: ElementDescriptor) => new Map<string, PreparedRoot>());

/** How many choices of prefixes are kept for one root; callers have one or two. */
const maxPrepared = 8;

/** The preparation for documents with this root and these prefixes. */
export function preparedRoot(
  root: ElementDescriptor,
  prefixes: Prefixes | undefined,
  xsi: boolean,
): PreparedRoot {
  const key = JSON.stringify([xsi, Object.entries(prefixes ?? {})]);
  const ofRoot = preparedOf(root);
  let prepared = ofRoot.get(key);
  if (prepared === undefined) {
    prepared = prepare(declarationsOf(root, prefixes, xsi ? [xsiNamespace] : []));
    if (ofRoot.size >= maxPrepared) ofRoot.clear();
    ofRoot.set(key, prepared);
  }
  return prepared;
}

function prepare(declarations: readonly Declaration[]): PreparedRoot {
  const naming = new Naming(declarations);
  const prefixes = new Set(declarations.map(([prefix]) => prefix));
  return { declarations, prefixes, naming, writers: new Writers(naming) };
}
