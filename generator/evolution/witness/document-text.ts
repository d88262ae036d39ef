import { type QName, xmlNamespace, xsiNamespace, xsNamespace } from "../../../runtime/qname.js";
import type { XmlLimits } from "../../../runtime/xml/events.js";
import { type SinkName, sinkName } from "../../../runtime/xml/write/sink.js";
import { StringSink } from "../../../runtime/xml/write/string-sink.js";
import { namespacesInText, withPrefixes } from "../languages/marked-names.js";
import type { Sample } from "./samples.js";

/** The limits under which documents that are made up are read: what schemas allow, no matter how deep documents usually are. */
export const unlimited: XmlLimits = { depth: Number.POSITIVE_INFINITY };

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
  const open = (sample: Sample): void => {
    const { name, attributes, typeName, nil } = sample;
    sink.open(named(name));
    if (sample === root)
      for (const [namespace, prefix] of prefixes)
        if (namespace !== "" && namespace !== xmlNamespace) sink.declare(prefix, namespace);
    if (typeName !== undefined) sink.attribute(named(xsi("type")), named(typeName).qualified);
    if (nil !== undefined) sink.attribute(named(xsi("nil")), String(nil));
    for (const one of attributes) sink.attribute(named(one.name), written(one.value));
  };
  // From a list, since elements may be deeper in each other than calls; a function closes an element.
  const steps: (Sample | string | (() => void))[] = [root];
  const indents: (string | undefined)[] = ["\n"];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const indent = indents.at(-1);
    if (typeof step === "function") step();
    else if (typeof step === "string") sink.text(written(step));
    else {
      if (indents.length > 1 && indent !== undefined) sink.content(indent);
      open(step);
      const content = step.content.filter((item) => item !== "");
      // Where there is text, white space would be text too.
      const outer = content.some((item) => typeof item === "string") ? undefined : indent;
      indents.push(outer === undefined || outer.length > widest ? outer : `${outer}  `);
      steps.push(() => {
        indents.pop();
        if (outer !== undefined && content.length > 0) sink.content(outer);
        sink.close();
      });
      for (const item of content.toReversed()) steps.push(item);
    }
  }
  return `${sink.take()}\n`;
}

/** Deeper elements stand no further to the right. */
const widest = 120;

const xsi = (local: string): QName => ({ namespace: xsiNamespace, local });

/** The namespaces of all names in a document, in the order in which they come. */
function namespacesIn(root: Sample, own: OwnNames): ReadonlySet<string> {
  const found = new Set<string>();
  const text = (of: string): void => {
    for (const namespace of namespacesInText(of)) found.add(own.namespace(namespace));
  };
  const open: (Sample | string)[] = [root];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (typeof item === "string") {
      text(item);
      continue;
    }
    const { name, typeName, nil, attributes, content } = item;
    found.add(own.name(name).namespace);
    if (typeName !== undefined || nil !== undefined) found.add(xsiNamespace);
    if (typeName !== undefined) found.add(own.name(typeName).namespace);
    for (const attribute of attributes) {
      found.add(own.name(attribute.name).namespace);
      text(attribute.value);
    }
    for (const inner of content.toReversed()) open.push(inner);
  }
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
