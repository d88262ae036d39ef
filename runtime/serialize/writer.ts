import type { ElementDescriptor } from "../descriptors.js";
import type { Declaration } from "../model/prefixes.js";
import type { Properties } from "../model/presence.js";
import type { NamedType } from "../nouns/generic-values.js";
import type { QName } from "../qname.js";
import { type SinkName, sinkName } from "../xml/write/sink.js";
import type { Output } from "./output.js";

/** Writes a valid value, with the type that `xsi:type` names, when the value does not name it. */
export type Writer = (value: unknown, output: Output, named?: NamedType) => void;

/** Writes some of the properties of a valid value. */
export type PropertiesWriter = (value: Properties, output: Output) => void;

/** Finds the writer of an element; passed down to the writers of what lies inside types. */
export type WriterOf = (element: ElementDescriptor) => Writer;

/** How names are written under the prefixes that are declared on the root element. */
export class Naming {
  readonly #elements: ReadonlyMap<string, string>;
  readonly #attributes: ReadonlyMap<string, string>;

  constructor(declarations: readonly Declaration[]) {
    // Of two prefixes for one namespace the first is the default, for elements; attributes need the other.
    this.#elements = new Map(
      declarations.toReversed().map(([prefix, namespace]) => [namespace, prefix]),
    );
    this.#attributes = new Map(
      declarations.flatMap(([prefix, namespace]) =>
        prefix === "" ? [] : [[namespace, prefix] as const],
      ),
    );
  }

  element(name: QName): SinkName {
    return sinkName(name, prefixIn(this.#elements, name.namespace));
  }

  attribute(name: QName): SinkName {
    return sinkName(name, prefixIn(this.#attributes, name.namespace));
  }
}

function prefixIn(prefixes: ReadonlyMap<string, string>, namespace: string): string {
  if (namespace === "") return "";
  return namespace === "http://www.w3.org/XML/1998/namespace"
    ? "xml"
    : (prefixes.get(namespace) ?? "");
}

/** A function of its own: inside its caller, the engine would allocate the closure at every call. */
export function writeLater(write: Writer, ...given: Parameters<Writer>): boolean {
  const [, output] = given;
  return output.leaveForLater(() => write(...given));
}
