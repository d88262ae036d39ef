import type { ElementDescriptor } from "../descriptors.js";
import { type Declaration, declarationsOf, type Prefixes } from "../model/prefixes.js";
import { xsiNamespace } from "../qname.js";
import { Naming } from "./writer.js";
import { Writers } from "./writers.js";

/** All that is settled about documents with one root before their values are known. */
export interface Plan {
  readonly declarations: readonly Declaration[];
  readonly naming: Naming;
  readonly writers: Writers;
}

const plans = new WeakMap<ElementDescriptor, Map<string, Plan>>();

/** So many choices of prefixes are kept for one root; callers have one or two. */
const maxPlans = 8;

/** The plan of documents with this root and these wishes for prefixes. */
export function planOf(
  root: ElementDescriptor,
  prefixes: Prefixes | undefined,
  xsi: boolean,
): Plan {
  const key = JSON.stringify([xsi, Object.entries(prefixes ?? {})]);
  let known = plans.get(root);
  if (known === undefined) {
    known = new Map();
    plans.set(root, known);
  }
  let plan = known.get(key);
  if (plan === undefined) {
    plan = makePlan(declarationsOf(root, prefixes, xsi ? [xsiNamespace] : []));
    if (known.size >= maxPlans) known.clear();
    known.set(key, plan);
  }
  return plan;
}

function makePlan(declarations: readonly Declaration[]): Plan {
  const naming = new Naming(declarations);
  return { declarations, naming, writers: new Writers(naming) };
}
