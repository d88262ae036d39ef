import { xsiNamespace } from "../qname.js";
import type { ElementDescriptor } from "../v1/descriptors.js";
import type { XmlSink } from "../xml-sink.js";
import { Latin1Names } from "./latin1-names.js";
import { indentOf, type SerializeOptions } from "./options.js";
import { Output } from "./output.js";
import { type Plan, planOf } from "./plan.js";

/** A document that is being written: its root is open, its declarations are made. */
export interface OpenDocument {
  readonly output: Output;
  readonly plan: Plan;
}

/** Writes the start tag of the root element, but for the attributes that the value brings. */
export function openDocument(
  sink: XmlSink,
  descriptor: ElementDescriptor,
  options: SerializeOptions,
  defaultNamespace = "",
): OpenDocument {
  const { schemaLocation, noNamespaceSchemaLocation, encoding, locale } = options;
  const located = schemaLocation !== undefined || noNamespaceSchemaLocation !== undefined;
  const plan = planOf(descriptor, options.prefixes, located);
  const guarded = encoding === "ISO-8859-1" ? new Latin1Names(sink, locale) : sink;
  const output = new Output(guarded, indentOf(options));
  if (defaultNamespace !== "") output.bind("", defaultNamespace);
  guarded.open(plan.naming.element(descriptor.name));
  output.declare(plan.declarations);
  const at = (local: string) => plan.naming.attribute({ namespace: xsiNamespace, local });
  if (schemaLocation !== undefined)
    guarded.attribute(at("schemaLocation"), Object.entries(schemaLocation).flat().join(" "));
  if (noNamespaceSchemaLocation !== undefined)
    guarded.attribute(at("noNamespaceSchemaLocation"), noNamespaceSchemaLocation);
  return { output, plan };
}

/** Writes a document with a valid value. */
export function writeDocument(
  sink: XmlSink,
  descriptor: ElementDescriptor,
  value: unknown,
  options: SerializeOptions,
  defaultNamespace = "",
): void {
  const { output, plan } = openDocument(sink, descriptor, options, defaultNamespace);
  plan.writers.content(descriptor)(value, output);
  output.sink.close();
}
