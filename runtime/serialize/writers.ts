import { saysType, type TypedAny, treeOf } from "../any-type-tree.js";
import type { Properties } from "../presence.js";
import { type QName, xsiNamespace } from "../qname.js";
import { isWrittenAsIs, lexicalWriter } from "../simple-values.js";
import type {
  AttributeUse,
  ComplexType,
  ElementDescriptor,
  SimpleType,
  TypeDescriptor,
} from "../v1/descriptors.js";
import { isUrType } from "../v1/ur-type.js";
import type { AnyAttribute } from "../xml-values.js";
import { type Output, open } from "./output.js";
import { writeAny, writeAnyAttributes } from "./write-any.js";
import { contentWriter } from "./write-content.js";
import type { Naming, PropertiesWriter, Writer } from "./writer.js";

/**
 * Writers of valid values, for one choice of prefixes. They are compiled as they are used and kept with the prefixes, so that
 * the names are put together once.
 */
export class Writers {
  readonly #naming: Naming;
  readonly #elements = new Map<ElementDescriptor, Writer>();
  readonly #contents = new Map<ElementDescriptor, Writer>();
  readonly #types = new Map<ComplexType, ComplexWriters>();

  constructor(naming: Naming) {
    this.#naming = naming;
  }

  /** The writer of an element. Compiled at its first value, so that types may contain themselves. */
  element(element: ElementDescriptor): Writer {
    let writer = this.#elements.get(element);
    if (writer === undefined && element.type().kind === "simpleType") {
      writer = this.#simpleElementWriter(element);
      this.#elements.set(element, writer);
    }
    if (writer === undefined) {
      let compiled: Writer | undefined;
      writer = (value, output) => {
        compiled ??= this.#elementWriter(element);
        compiled(value, output);
      };
      this.#elements.set(element, writer);
    }
    return writer;
  }

  #elementWriter(element: ElementDescriptor): Writer {
    const name = this.#naming.element(element.name);
    const content = this.content(element);
    const isAny = isUrType(element.type());
    return (value, output) => {
      if (isAny && saysType(value)) return writeTypedAny(element.name, value as TypedAny, output);
      const { scope } = output;
      open(output, name);
      content(value, output);
      output.sink.close();
      output.scope = scope;
    };
  }

  /** Most elements are of a simple type, and most of these hold a text that is written as it is. */
  #simpleElementWriter(element: ElementDescriptor): Writer {
    const name = this.#naming.element(element.name);
    const write = this.#elementWriter(element);
    const type = element.type();
    if (type.kind !== "simpleType" || !isWrittenAsIs(type)) return write;
    return (value, output) => {
      if (typeof value !== "string") return write(value, output);
      output.line();
      output.sink.leaf(name, value);
    };
  }

  /** The writer of what is inside an element: attributes and content. */
  content(element: ElementDescriptor): Writer {
    let writer = this.#contents.get(element);
    if (writer === undefined) {
      writer = this.#valueWriter(element.type());
      this.#contents.set(element, writer);
    }
    return writer;
  }

  /** Writes what is inside an element: attributes, then text or elements. */
  #valueWriter(type: TypeDescriptor): Writer {
    const nil = this.#naming.attribute({ namespace: xsiNamespace, local: "nil" });
    if (type.kind === "simpleType") {
      const text = textWriter(type);
      return (value, output) => {
        if (value === null || isNil(value)) output.sink.attribute(nil, "true");
        else text(value, output);
      };
    }
    const plain = this.#complexWriters(type);
    const derived = type.derived === undefined ? undefined : this.#derivedWriters(type);
    return (value, output) => {
      if (value === null) return output.sink.attribute(nil, "true");
      const properties = value as Properties;
      const selected = derived === undefined ? undefined : derived(properties, output);
      if (isNil(value)) {
        output.sink.attribute(nil, "true");
        (selected ?? plain).attributes(properties, output);
        return;
      }
      const { attributes, content } = selected ?? plain;
      attributes(properties, output);
      content(properties, output);
    };
  }

  /** Selects the writers of the type that `$type` names, and writes `xsi:type` (Part 1, 2.6.1). */
  #derivedWriters(
    type: ComplexType,
  ): (value: Properties, output: Output) => ComplexWriters | undefined {
    const name = this.#naming.attribute({ namespace: xsiNamespace, local: "type" });
    const types = new Map((type.derived?.() ?? []).map((derived) => [derived.$type, derived.type]));
    return (value, output) => {
      const selected = types.get(String(value["$type"]));
      if (value["$type"] === undefined || selected?.name === undefined) return undefined;
      const prefix = output.prefixFor(selected.name.namespace, undefined);
      const { local } = selected.name;
      output.sink.attribute(name, prefix === "" ? local : `${prefix}:${local}`);
      if (selected.kind === "complexType") return this.#complexWriters(selected);
      const text = textWriter(selected);
      return { attributes: nothing, content: (inner, to) => text(inner["value"], to) };
    };
  }

  #complexWriters(type: ComplexType): ComplexWriters {
    let writers = this.#types.get(type);
    if (writers === undefined) {
      writers = {
        attributes: this.#attributesWriter(type),
        content: contentWriter(type.content?.(), (element) => this.element(element)),
      };
      this.#types.set(type, writers);
    }
    return writers;
  }

  #attributesWriter({ attributes, anyAttribute }: ComplexType): PropertiesWriter {
    const writers = (attributes?.() ?? []).map((use) => this.#attributeWriter(use));
    const wild = anyAttribute?.property;
    if (writers.length === 0 && wild === undefined) return nothing;
    return (value, output) => {
      for (const write of writers) write(value, output);
      const brought = wild === undefined ? undefined : value[wild];
      if (brought !== undefined) writeAnyAttributes(brought as readonly AnyAttribute[], output);
    };
  }

  #attributeWriter({ property, name, type }: AttributeUse): PropertiesWriter {
    const lexical = lexicalWriter(type);
    const written = this.#naming.attribute(name);
    return (value, output) => {
      const inner = value[property];
      if (inner !== undefined) output.sink.attribute(written, lexical(inner, output.prefixFor));
    };
  }
}

interface ComplexWriters {
  readonly attributes: PropertiesWriter;
  readonly content: PropertiesWriter;
}

const nothing: PropertiesWriter = () => undefined;

function writeTypedAny(name: QName, value: TypedAny, output: Output): void {
  const bound = (namespace: string, wanted: string | undefined): string | undefined =>
    output.bound(namespace, wanted);
  writeAny(treeOf(name, value, bound), output);
}

function textWriter(type: SimpleType): Writer {
  const lexical = lexicalWriter(type);
  return (value, output) => output.sink.text(lexical(value, output.prefixFor));
}

function isNil(value: unknown): boolean {
  return typeof value === "object" && value !== null && "$nil" in value && value.$nil === true;
}
