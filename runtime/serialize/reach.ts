import { xmlNamespace, xsiNamespace } from "../qname.js";
import { walkReachable } from "../reach.js";
import { holdsQNames } from "../simple-values.js";
import type { ElementDescriptor } from "../v1/descriptors.js";

/** What a document with a given root element may need to say, whatever the value. */
export interface Reach {
  /** The namespaces of the elements, attributes and derived types that may come, nearest first; xsi last. */
  readonly namespaces: readonly string[];
  /** Those of them that attributes are in. */
  readonly ofAttributes: ReadonlySet<string>;
  /** Whether something may come that a default namespace would catch: elements in no namespace, names in values. */
  readonly unprefixed: boolean;
}

const reaches = new WeakMap<ElementDescriptor, Reach>();

/** What a document with this root may need, found once by a walk over the descriptors. What wildcards let in is not known. */
export function reachOf(root: ElementDescriptor): Reach {
  let reach = reaches.get(root);
  if (reach === undefined) {
    reach = makeReach(root);
    reaches.set(root, reach);
  }
  return reach;
}

function makeReach(root: ElementDescriptor): Reach {
  const namespaces = new Set<string>();
  const ofAttributes = new Set<string>();
  let unprefixed = false;
  let instance = false;
  const meet = (namespace: string): void => {
    if (namespace === "") unprefixed = true;
    else if (namespace !== xmlNamespace) namespaces.add(namespace);
  };
  walkReachable(root, {
    element: ({ name, nillable }) => {
      meet(name.namespace);
      if (nillable === true) instance = true;
    },
    attribute: ({ name: { namespace } }) => {
      if (namespace === "" || namespace === xmlNamespace) return;
      namespaces.add(namespace);
      ofAttributes.add(namespace);
    },
    simpleType: (type) => {
      if (holdsQNames(type)) unprefixed = true;
    },
    derivedType: ({ type }) => {
      instance = true;
      if (type.name !== undefined) meet(type.name.namespace);
    },
  });
  if (instance) {
    namespaces.delete(xsiNamespace);
    namespaces.add(xsiNamespace);
  }
  return { namespaces: [...namespaces], ofAttributes, unprefixed };
}
