import { joinFocus, noFocus, ofNodes, ofText } from "../compiled.js";
import { type Compiled, EvaluationFault } from "../environment.js";
import { rootOf, stringValue, type XPathNode } from "../node.js";
import { isNodeSet, toText } from "../values.js";
import { formatNumber } from "./format-number.js";
import type { XPathFunction } from "./functions.js";

/** A name in a `key()` call, as text, to the key's expanded name in Clark notation; `undefined` where there is no such key. */
export type ResolveKey = (name: string) => string | undefined;

/** The functions that XSLT 1.0 adds (12), as far as rules need them. */
export function xsltFunctions(resolveKey: ResolveKey): ReadonlyMap<string, XPathFunction> {
  return new Map<string, XPathFunction>([
    [
      "current",
      {
        least: 0,
        most: 0,
        make: () => ofNodes((_node, _position, _size, { current }) => [current]),
      },
    ],
    ["key", { least: 2, most: 2, make: (parameters) => makeKey(parameters, resolveKey) }],
    ["generate-id", { least: 0, most: 1, nodeSets: [0], make: makeGenerateId }],
    ["format-number", { least: 2, most: 2, make: makeFormatNumber }],
    ["document", { least: 1, most: 2, nodeSets: [1], make: makeDocument }],
  ]);
}

type Parameters = readonly Compiled[];

/** `key` (XSLT 1.0, 12.2): of a node-set the nodes of every text in it. */
function makeKey([name, object]: Parameters, resolveKey: ResolveKey): Compiled {
  if (name === undefined || object === undefined) throw new RangeError("key() has two parameters");
  return ofNodes(
    (node, position, size, environment) => {
      const said = name.text(node, position, size, environment);
      const key = resolveKey(said);
      if (key === undefined) throw new EvaluationFault("xpath-type", `key('${said}')`);
      const value = object.value(node, position, size, environment);
      const texts = isNodeSet(value) ? value.map(stringValue) : [toText(value)];
      const [only = "", ...others] = texts;
      if (others.length === 0) return texts.length === 0 ? [] : environment.key(key, only, node);
      const found = new Set<XPathNode>();
      for (const text of texts)
        for (const next of environment.key(key, text, node)) found.add(next);
      return [...found].sort((a, b) => a.order - b.order);
    },
    joinFocus([name, object]),
  );
}

/** `generate-id` (XSLT 1.0, 12.4): a name that no other node of a run has. */
function makeGenerateId([parameter]: Parameters): Compiled {
  return ofText((node, position, size, environment) => {
    const [first] =
      parameter === undefined ? [node] : parameter.nodes(node, position, size, environment);
    return first === undefined ? "" : `n${String(first.order).replace(".", "_")}`;
  }, parameter ?? noFocus);
}

function makeFormatNumber([number, picture]: Parameters): Compiled {
  if (number === undefined || picture === undefined)
    throw new RangeError("format-number() has two parameters");
  return ofText(
    (...focus) => formatNumber(number.number(...focus), picture.text(...focus)),
    joinFocus([number, picture]),
  );
}

/** `document` (XSLT 1.0, 12.1): the roots of the documents at some addresses. */
function makeDocument([object, base]: Parameters): Compiled {
  if (object === undefined) throw new RangeError("document() has a parameter");
  return ofNodes(
    (node, position, size, environment) => {
      const value = object.value(node, position, size, environment);
      const [from] = base?.nodes(node, position, size, environment) ?? [];
      const asked = isNodeSet(value)
        ? value.map((each) => ({ address: stringValue(each), from: from ?? each }))
        : [{ address: toText(value), from: from ?? node }];
      const roots = new Set<XPathNode>();
      for (const { address, from: place } of asked) {
        const root = environment.document(address, place);
        if (root !== undefined) roots.add(rootOf(root));
      }
      return [...roots].sort((a, b) => a.order - b.order);
    },
    joinFocus(base === undefined ? [object] : [object, base]),
  );
}
