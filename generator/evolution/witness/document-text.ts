import { type QName, xmlNamespace, xsiNamespace, xsNamespace } from "../../../runtime/qname.js";
import { type SinkName, sinkName } from "../../../runtime/xml/write/sink.js";
import { StringSink } from "../../../runtime/xml/write/string-sink.js";
import { namespacesInText, withPrefixes } from "../languages/marked-names.js";
import type { Sample } from "./samples.js";

/** How the names of a sample are written. */
export interface OwnNames {
  name(name: QName): QName;
  /** The namespace of a name in a text. */
  namespace(namespace: string): string;
}

const asTheyAre: OwnNames = { name: (name) => name, namespace: (namespace) => namespace };

/** The text of a document. Every namespace has a prefix, declared at the root, so that the default namespace is none. */
export function documentText(
  root: Sample,
  wanted: Readonly<Record<string, string>>,
  own: OwnNames = asTheyAre,
): string {
  const prefixes = prefixesFor(namespacesIn(root, own), wanted);
  const prefixOf = (namespace: string): string => prefixes.get(namespace) ?? "";
  const named = (known: QName): SinkName => {
    const { namespace, local } = own.name(known);
    return sinkName({ namespace, local }, prefixOf(namespace));
  };
  const written = (text: string): string =>
    withPrefixes(text, (namespace) => prefixOf(own.namespace(namespace)));
  const sink = new StringSink();
  const write = (sample: Sample, indent: string | undefined): void => {
    const { name, attributes, typeName, nil } = sample;
    sink.open(named(name));
    if (sample === root)
      for (const [namespace, prefix] of prefixes)
        if (namespace !== "" && namespace !== xmlNamespace) sink.declare(prefix, namespace);
    if (typeName !== undefined) sink.attribute(named(xsi("type")), named(typeName).qualified);
    if (nil !== undefined) sink.attribute(named(xsi("nil")), String(nil));
    for (const one of attributes) sink.attribute(named(one.name), written(one.value));
    const content = sample.content.filter((item) => item !== "");
    // Where there is text, white space would be text too.
    const inner = content.some((item) => typeof item === "string") ? undefined : indent;
    for (const item of content) {
      if (typeof item === "string") {
        sink.text(written(item));
        continue;
      }
      if (inner !== undefined) sink.content(`${inner}  `);
      write(item, inner === undefined ? undefined : `${inner}  `);
    }
    if (inner !== undefined && content.length > 0) sink.content(inner);
    sink.close();
  };
  write(root, "\n");
  return `${sink.take()}\n`;
}

const xsi = (local: string): QName => ({ namespace: xsiNamespace, local });

/** The namespaces of all names in a document, in the order in which they come. */
function namespacesIn(root: Sample, own: OwnNames): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = ({ name, typeName, nil, attributes, content }: Sample): void => {
    found.add(own.name(name).namespace);
    if (typeName !== undefined || nil !== undefined) found.add(xsiNamespace);
    if (typeName !== undefined) found.add(own.name(typeName).namespace);
    const text = (of: string): void => {
      for (const namespace of namespacesInText(of)) found.add(own.namespace(namespace));
    };
    for (const attribute of attributes) {
      found.add(own.name(attribute.name).namespace);
      text(attribute.value);
    }
    for (const item of content)
      if (typeof item === "string") text(item);
      else visit(item);
  };
  visit(root);
  return found;
}

/** A prefix for each namespace: the one that is wanted, where no other has it. */
function prefixesFor(
  namespaces: ReadonlySet<string>,
  wanted: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const known = new Map([...Object.entries(usualPrefixes), ...Object.entries(wanted)]);
  const prefixes = new Map([
    ["", ""],
    [xmlNamespace, "xml"],
  ]);
  const taken = new Set(["", "xml", "xmlns"]);
  for (const namespace of namespaces) {
    if (prefixes.has(namespace)) continue;
    let prefix = known.get(namespace) ?? "";
    for (let number = 1; taken.has(prefix); number++) prefix = `n${number}`;
    taken.add(prefix);
    prefixes.set(namespace, prefix);
  }
  return prefixes;
}

const usualPrefixes: Readonly<Record<string, string>> = {
  [xsiNamespace]: "xsi",
  [xsNamespace]: "xs",
};
