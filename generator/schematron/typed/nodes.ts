import type { ElementDescriptor } from "../../../runtime/descriptors.js";
import { clark, xsiNamespace } from "../../../runtime/qname.js";
import type { NodeTest } from "../../../runtime/xpath/index.js";
import {
  attributesOf,
  type ChildPlace,
  contentOf,
  hasOpenAttributes,
  isPlainText,
  NotTyped,
  type Shape,
  shapesOf,
} from "./shapes.js";

/** Nodes as an expression of TypeScript: one value that may be undefined, or a list of values that are looked through. */
export type Nodes =
  | {
      readonly kind: "one";
      readonly code: string;
      readonly shapes: readonly Shape[];
      /** The name of the variable, where the value is the one being visited. */
      readonly name?: string | undefined;
      /** How many levels above the context. */
      readonly level?: number | undefined;
      /** The names along the path from its start. */
      readonly way: readonly string[];
    }
  | {
      readonly kind: "many";
      /** A list of values or of items. */
      readonly list: string;
      readonly kinds: readonly string[] | undefined;
      readonly tests: readonly string[];
      readonly shapes: readonly Shape[];
      readonly way: readonly string[];
    }
  /** Attributes: their values, where they are. */
  | {
      readonly kind: "values";
      readonly of: Nodes;
      readonly property: string;
      readonly way: readonly string[];
    };

export type ElementNodes = Exclude<Nodes, { kind: "values" }>;

const quoted = (text: string): string => JSON.stringify(text);

/** All values of nodes as a list. */
export function listOf(nodes: ElementNodes): string {
  if (nodes.kind === "one") return `x.one(${nodes.code})`;
  const { list, kinds, tests } = nodes;
  if (kinds === undefined && tests.length === 0) return list;
  return `x.list(${list}, ${kindsCode(kinds)}${testCode(tests)})`;
}

/** The first value of nodes, or undefined. */
export function firstOf(nodes: ElementNodes): string {
  if (nodes.kind === "one") return nodes.code;
  return `x.find(${nodes.list}, ${kindsCode(nodes.kinds)}${testCode(nodes.tests)})`;
}

function kindsCode(kinds: readonly string[] | undefined): string {
  return kinds === undefined ? "undefined" : `x.kinds(${kinds.map(quoted).join(", ")})`;
}

function testCode(tests: readonly string[]): string {
  return tests.length === 0 ? "" : `, (n) => ${tests.join(" && ")}`;
}

/** The children that pass a test, in document order: one node expression for each property that may hold them. */
export function childrenOf(nodes: Nodes, test: NodeTest): readonly ElementNodes[] {
  if (nodes.kind === "values") return [];
  const all = nodes.shapes.map((shape) => placesOf(shape, test));
  const signatures = all.map((places) => JSON.stringify(places.map(signatureOf)));
  const known = all.find((places) => places.length > 0) ?? [];
  const signature = JSON.stringify(known.map(signatureOf));
  for (const [index, shape] of nodes.shapes.entries())
    if (signatures[index] !== signature && !isWithout(shape, known)) throw new NotTyped("nodes 1");
  if (all.some((places, index) => places.length > 0 && signatures[index] !== signature))
    throw new NotTyped("nodes 2");
  const elements = (at: number): readonly ElementDescriptor[] =>
    all.flatMap((places) => places[at]?.element ?? []);
  return merged(known).map(({ places, kinds, at }) => {
    const [place] = places;
    if (place === undefined) throw new NotTyped("nodes 3");
    const shapes = uniqueShapes(at.flatMap(elements));
    const way = [...nodes.way, [...new Set(shapes.map(({ key }) => key))].sort().join(" ")];
    const from = `[${quoted(place.property)}]`;
    if (nodes.kind === "one") {
      const code = nodes.code + (isSure(nodes.code) ? from : `?.${from}`);
      if (!place.repeated) return { kind: "one", code, shapes, way };
      return { kind: "many", list: `x.all(${code})`, kinds, tests: [], shapes, way };
    }
    const inner = place.repeated ? `x.all(n${from})` : `n${from}`;
    const list = `x.each(${listOf(nodes)}, (n) => ${inner})`;
    return { kind: "many", list, kinds, tests: [], shapes, way };
  });
}

function uniqueShapes(elements: readonly ElementDescriptor[]): readonly Shape[] {
  const shapes = elements.flatMap(shapesOf);
  return shapes.filter(
    ({ key, type }, index) =>
      shapes.findIndex((other) => other.key === key && other.type === type) === index,
  );
}

/** Whether a value surely exists: that of the context, of the root, or of a node that is tested. */
function isSure(code: string): boolean {
  return code === "v" || code === "n" || code === "root";
}

/** Whether elements of a shape lack all the properties in which other shapes have these children. */
function isWithout({ type }: Shape, places: readonly ChildPlace[]): boolean {
  const { children, open, text } = contentOf(type);
  const taken = new Set([
    ...children.map(({ property }) => property),
    ...open,
    ...[...attributesOf(type).values()].map(({ property }) => property),
    ...(text?.property === undefined ? [] : [text.property]),
  ]);
  if (text !== undefined && text.property === undefined) return true;
  return places.every(({ property }) => !taken.has(property));
}

function placesOf({ type }: Shape, test: NodeTest): readonly ChildPlace[] {
  const { children, open } = contentOf(type);
  // Such properties may hold any element.
  if (open.length > 0) throw new NotTyped("nodes 4");
  const places = children.filter(({ element: { name } }) => meansName(test, name));
  const names = places.map(({ element }) => clark(element.name));
  const isTwice = places.some(
    ({ kind }, index) => kind === undefined && names.indexOf(names[index] ?? "") !== index,
  );
  if (isTwice) throw new NotTyped("nodes 5");
  return places;
}

function signatureOf({ property, repeated, kind }: ChildPlace): readonly unknown[] {
  return [property, repeated, kind];
}

/** Places in order; those of one ordered group are merged into one. */
function merged(places: readonly ChildPlace[]): readonly {
  readonly places: readonly ChildPlace[];
  readonly kinds: readonly string[] | undefined;
  /** The indices of the merged places. */
  readonly at: readonly number[];
}[] {
  const found: { places: ChildPlace[]; kinds: string[] | undefined; at: number[] }[] = [];
  for (const [index, place] of places.entries()) {
    const { kind, property } = place;
    const before =
      kind === undefined ? undefined : found.find((each) => each.places[0]?.property === property);
    if (before === undefined || kind === undefined)
      found.push({ places: [place], kinds: kind === undefined ? undefined : [kind], at: [index] });
    else {
      before.places.push(place);
      before.at.push(index);
      before.kinds?.push(kind);
    }
  }
  return found;
}

export function meansName(
  test: NodeTest,
  { namespace, local }: { readonly namespace: string; readonly local: string },
): boolean {
  if (test.kind === "name") return test.name.local === local && test.name.namespace === namespace;
  if (test.kind === "anyName") return test.namespace === undefined || test.namespace === namespace;
  throw new NotTyped("nodes 6");
}

/** The attributes of a name. */
export function attributeOf(nodes: Nodes, test: NodeTest): readonly Nodes[] {
  if (nodes.kind === "values") return [];
  if (test.kind !== "name") throw new NotTyped("nodes 7");
  // No type declares these, and documents have them all the same.
  if (test.name.namespace === xsiNamespace) throw new NotTyped("nodes 13");
  const key = clark(test.name);
  const places = nodes.shapes.map(({ type }) => {
    if (hasOpenAttributes(type)) throw new NotTyped("nodes 8");
    return attributesOf(type).get(key);
  });
  const known = places.find((place) => place !== undefined);
  if (known === undefined) return [];
  for (const [index, place] of places.entries()) {
    const shape = nodes.shapes[index];
    const fits =
      place === undefined
        ? shape !== undefined && isWithout(shape, [{ property: known.property } as ChildPlace])
        : place.property === known.property && isPlainText(place.type);
    if (!fits) throw new NotTyped("nodes 9");
  }
  return [{ kind: "values", of: nodes, property: known.property, way: [...nodes.way, `@${key}`] }];
}

/** The text of the first node as an expression that is undefined where there is no node. */
export function firstValueOf(nodes: Nodes): string {
  if (nodes.kind === "values") {
    const { of, property } = nodes;
    if (of.kind === "values") throw new NotTyped("nodes 10");
    const from = `[${quoted(property)}]`;
    if (of.kind === "one") return of.code + (isSure(of.code) ? from : `?.${from}`);
    // The first element need not have the attribute.
    const tests = [...of.tests, `n${from} !== undefined`];
    return `${firstOf({ ...of, tests })}?.${from}`;
  }
  const property = textPropertyOf(nodes.shapes);
  const first = firstOf(nodes);
  return property === undefined ? first : `${first}?.[${quoted(property)}]`;
}

/** The texts of all nodes, as a list of strings. */
export function allTextsOf(nodes: Nodes): string {
  const property = nodes.kind === "values" ? nodes.property : textPropertyOf(nodes.shapes);
  const of = nodes.kind === "values" ? nodes.of : nodes;
  if (of.kind === "values") throw new NotTyped("nodes 11");
  const from = property === undefined ? "n" : `n[${quoted(property)}]`;
  return `x.each(${listOf(of)}, (n) => ${from}).map(x.text)`;
}

/** A condition that is true where there is at least one node. */
export function someOf(nodes: Nodes): string {
  return `${nodes.kind === "values" ? firstValueOf(nodes) : firstOf(nodes)} !== undefined`;
}

/** The property that holds the text of an element; undefined where the value itself is the text. */
function textPropertyOf(shapes: readonly Shape[]): string | undefined {
  const texts = shapes.map(({ type }) => contentOf(type).text);
  const [first] = texts;
  for (const text of texts)
    if (text === undefined || text.property !== first?.property || !isPlainText(text.type))
      throw new NotTyped("nodes 12");
  return first?.property;
}
