import type { ElementDescriptor } from "../descriptors.js";
import { Later, levelsAtOnce } from "../engine/deep.js";
import { saysType, type TypedAny } from "../model/any-type-tree.js";
import { hasUnprefixedTypes, mayHoldNames } from "../model/namespaces-in-use.js";
import type { Prefixes } from "../model/prefixes.js";
import { isUrType } from "../model/ur-type.js";
import type { AnyAttribute, AnyElement } from "../nouns/generic-values.js";
import { xsiNamespace } from "../qname.js";
import { BeyondLimit, LimitedSink } from "../xml/write/limited-sink.js";
import type { PlacingSink, TextSink, XmlSink } from "../xml/write/sink.js";
import { StringSink } from "../xml/write/string-sink.js";
import { Latin1Names } from "./latin1-names.js";
import { treeWriting } from "./lent-trees.js";
import { indentOf, type SerializeOptions } from "./options.js";
import { Output } from "./output.js";
import { type PreparedRoot, preparedRoot } from "./prepared-root.js";

/** A document that is being written: its root is open, its declarations are made. */
export interface OpenDocument {
  readonly output: Output;
  readonly prepared: PreparedRoot;
  readonly limited: LimitedSink;
}

/** How a document begins. */
export interface Beginning {
  /** The default namespace of what is around it. */
  readonly defaultNamespace?: string | undefined;
  /** Where in the value what is written comes from, if that is to be known. */
  readonly path?: (string | number)[] | undefined;
}

/** Opens a document: settles its prefixes, and where its text goes. */
function begin(
  sink: XmlSink,
  descriptor: ElementDescriptor,
  options: SerializeOptions,
  { defaultNamespace = "", path }: Beginning,
): OpenDocument {
  const { schemaLocation, noNamespaceSchemaLocation, encoding, locale } = options;
  const located = schemaLocation !== undefined || noNamespaceSchemaLocation !== undefined;
  const prepared = preparedRoot(descriptor, prefixesOf(descriptor, options), located);
  const limited = new LimitedSink(sink, options.limits);
  const guard = { sink: limited, locale, path: () => [...(output.path ?? [])] };
  const isLatin1 = encoding === "ISO-8859-1";
  const guarded = isLatin1 ? new Latin1Names(guard) : limited;
  const output: Output = new Output(guarded, indentOf(options), options.schemas);
  output.path = path ?? (isLatin1 ? [] : undefined);
  if (isText(sink)) {
    output.deeper = { later: new Later(() => sink.take()), limited };
    output.levelsAtOnce = sink.levelsAtOnce ?? levelsAtOnce;
  } else if (isPlacing(sink)) output.deeper = { later: new Later(() => ""), limited, tree: sink };
  if (defaultNamespace !== "") output.bind("", defaultNamespace);
  return { output, prepared, limited };
}

/** The wishes for prefixes, without the default namespace where `xsi:type` may lead to names that it would catch. */
function prefixesOf(
  descriptor: ElementDescriptor,
  { prefixes, type, schemas }: SerializeOptions,
): Prefixes | undefined {
  const wishes = Object.entries(prefixes ?? {});
  const forbidden =
    (schemas !== undefined && hasUnprefixedTypes(schemas)) ||
    (type !== undefined && mayHoldNames(type, descriptor, schemas));
  return forbidden ? Object.fromEntries(wishes.filter(([, prefix]) => prefix !== "")) : prefixes;
}

/** Writes the start tag of the root element, but for the attributes that the value brings. */
export function openDocument(
  sink: XmlSink,
  descriptor: ElementDescriptor,
  options: SerializeOptions,
  beginning: Beginning = {},
): OpenDocument {
  const document = begin(sink, descriptor, options, beginning);
  const { output, prepared } = document;
  output.sink.open(prepared.naming.element(descriptor.name));
  output.declare(prepared.declarations);
  output.fixed = prepared.prefixes;
  for (const { value, ...name } of hintsOf(options))
    output.sink.attribute(prepared.naming.attribute(name), value);
  return document;
}

/** Where schemas are, as attributes of the root element (Part 1, 2.6.3). */
function hintsOf({
  schemaLocation,
  noNamespaceSchemaLocation,
}: SerializeOptions): readonly AnyAttribute[] {
  const hint = (local: string, value: string): AnyAttribute => ({
    namespace: xsiNamespace,
    local,
    value,
  });
  return [
    ...(schemaLocation === undefined
      ? []
      : [hint("schemaLocation", Object.entries(schemaLocation).flat().join(" "))]),
    ...(noNamespaceSchemaLocation === undefined
      ? []
      : [hint("noNamespaceSchemaLocation", noNamespaceSchemaLocation)]),
  ];
}

/** The prefixes that are declared at the root. */
function boundIn({ declarations }: PreparedRoot): (namespace: string) => string | undefined {
  return (namespace) =>
    declarations.find(([prefix, bound]) => prefix !== "" && bound === namespace)?.[0];
}

/** Writes a document with a valid value. What is beyond a limit has its place. */
export function writeDocument(
  sink: XmlSink,
  descriptor: ElementDescriptor,
  value: unknown,
  options: SerializeOptions,
  defaultNamespace = "",
): void {
  try {
    writeOnce(sink, descriptor, value, options, { defaultNamespace });
  } catch (failure) {
    if (!(failure instanceof BeyondLimit) || failure.path !== undefined) throw failure;
    // To know the place all the time would cost all documents something; it is asked for again.
    const again = { defaultNamespace, path: [] };
    writeOnce(new StringSink(options.encoding), descriptor, value, options, again);
    throw failure;
  }
}

function writeOnce(
  sink: XmlSink,
  descriptor: ElementDescriptor,
  value: unknown,
  options: SerializeOptions,
  beginning: Beginning,
): void {
  const isTree = isUrType(descriptor.type()) && saysType(value);
  const open = isTree ? begin : openDocument;
  const { output, prepared } = open(sink, descriptor, options, beginning);
  located(output, () => {
    if (isTree)
      treeWriting().write(
        rootOf(descriptor, value as TypedAny, prepared, options),
        output,
        "value",
      );
    else {
      prepared.writers.content(descriptor)(value, output, options.type);
      output.sink.close();
    }
    finishDeeper(sink, output);
  });
}

/** Writes what was left for later in its place. */
export function finishDeeper(sink: XmlSink, { deeper }: Output): void {
  if (deeper?.later.waits !== true) return;
  const parts = deeper.later.finish();
  if (isText(sink)) sink.put(parts.join(""));
}

function isText(sink: XmlSink): sink is TextSink {
  return "take" in sink;
}

function isPlacing(sink: XmlSink): sink is PlacingSink {
  return "leavePlace" in sink;
}

/** Does what writes; what is beyond a limit gets the place, if that is known. */
export function located(output: Output, write: () => void): void {
  try {
    write();
  } catch (failure) {
    if (!(failure instanceof BeyondLimit) || output.path === undefined) throw failure;
    throw new BeyondLimit(failure.code, failure.limit, [...output.path]);
  }
}

/** A root element of type `xs:anyType` that says its type. Its prefixes come before those that are declared for the descriptor. */
function rootOf(
  { name }: ElementDescriptor,
  value: TypedAny,
  prepared: PreparedRoot,
  options: SerializeOptions,
): AnyElement {
  const tree = treeWriting().treeOf(name, value, boundIn(prepared));
  const namespaces = { ...Object.fromEntries(prepared.declarations), ...tree.namespaces };
  return { ...tree, namespaces, attributes: [...(tree.attributes ?? []), ...hintsOf(options)] };
}
