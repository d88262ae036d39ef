import type { ElementDescriptor } from "../descriptors.js";
import { memo } from "../engine/memo.js";
import { type Declaration, declarationsOf, type Prefixes } from "../model/prefixes.js";
import { xsiNamespace } from "../qname.js";
import { Naming } from "./writer.js";
import { Writers } from "./writers.js";

/** All that is settled about documents with one root before their values are known. */
export interface PreparedRoot {
  readonly declarations: readonly Declaration[];
  readonly naming: Naming;
  readonly writers: Writers;
}

const preparedOf = /*@__PURE__*/ memo((_: ElementDescriptor) => new Map<string, PreparedRoot>());

/** So many choices of prefixes are kept for one root; callers have one or two. */
const maxPrepared = 8;

/** What is settled about documents with this root and these wishes for prefixes. */
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
  return { declarations, naming, writers: new Writers(naming) };
}
