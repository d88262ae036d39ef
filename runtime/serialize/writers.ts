import { holdsQNames, isWrittenAsIs, lexicalWriter } from "../datatypes/simple-type-facts.js";
import type {
  AttributeUse,
  ComplexType,
  ElementDescriptor,
  SimpleType,
  TypeDescriptor,
} from "../descriptors.js";
import { areInherited, withOwnAlone } from "../engine/own-properties.js";
import { saysType, type TypedAny } from "../model/any-type-tree.js";
import { mayHoldNames } from "../model/namespaces-in-use.js";
import { customaryPrefix } from "../model/prefixes.js";
import type { Properties } from "../model/presence.js";
import { findType } from "../model/type-substitution.js";
import { isUrType } from "../model/ur-type.js";
import { isOfKind, namedValueOf } from "../model/xsi-type-values.js";
import type { AnyAttribute, NamedType, NamedTypes } from "../nouns/generic-values.js";
import { clark, type QName, xsiNamespace } from "../qname.js";
import { simpleContentOf } from "../validate/identity.js";
import { type SinkName, sinkName } from "../xml/write/sink.js";
import { propertiesOf as contentProperties } from "./compiled/body-source.js";
import { treeWriting } from "./lent-trees.js";
import { type Output, open, openWithoutDefault } from "./output.js";
import { writeAnyAttributes } from "./write-any.js";
import { contentWriter } from "./write-content.js";
import { type Naming, type PropertiesWriter, type Writer, writeLater } from "./writer.js";

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
      writer = (value, output, named) => {
        compiled ??= this.#elementWriter(element);
        compiled(value, output, named);
      };
      this.#elements.set(element, writer);
    }
    return writer;
  }

  #elementWriter(element: ElementDescriptor): Writer {
    const name = this.#naming.element(element.name);
    const content = this.content(element);
    const isAny = isUrType(element.type());
    const write: Writer = (value, output, named) => {
      if (isAny && saysType(value)) return writeTypedAny(element.name, value as TypedAny, output);
      const { scope } = output;
      if (named !== undefined && mayHoldNames(named, element, output.schemas))
        openWithoutDefault(output, name);
      else open(output, name);
      output.outer = scope;
      output.levels++;
      content(value, output, named);
      output.levels--;
      output.sink.close();
      output.scope = scope;
    };
    return (value, output, named) => {
      if (output.levels >= output.levelsAtOnce && writeLater(write, value, output, named)) return;
      write(value, output, named);
    };
  }

  /** Most elements are of a simple type, and most of these hold a text that is written as it is. */
  #simpleElementWriter(element: ElementDescriptor): Writer {
    const name = this.#naming.element(element.name);
    const write = this.#elementWriter(element);
    const type = element.type();
    if (type.kind !== "simpleType" || !isWrittenAsIs(type)) return write;
    return (value, output, named) => {
      if (typeof value !== "string" || named !== undefined) return write(value, output, named);
      output.line();
      output.sink.leaf(name, value);
    };
  }

  /** The writer of what is inside an element: attributes and content. */
  content(element: ElementDescriptor): Writer {
    let writer = this.#contents.get(element);
    if (writer === undefined) {
      writer = this.#typedWriter(element.type());
      this.#contents.set(element, writer);
    }
    return writer;
  }

  /** Writes what is inside an element, and `xsi:type` where something else than the value says it. */
  #typedWriter(declared: TypeDescriptor): Writer {
    const write = this.#valueWriter(declared);
    return (value, output, named) => {
      if (named === undefined) return write(value, output);
      writeType(named, output);
      const type = findType(clark(named), declared, output.schemas);
      if (declared.kind === "complexType" || type === undefined) return write(value, output);
      if (type.kind === "complexType")
        this.#complexWriters(type).attributes(named.attributes ?? {}, output);
      const content = simpleContentOf(type);
      if (value === null || isNil(value) || content === undefined) return write(value, output);
      writeAs({ declared, type: content.type, named }, value, output);
    };
  }

  /** Writes what is inside an element: attributes, then text or elements. */
  #valueWriter(type: TypeDescriptor): Writer {
    if (type.kind === "simpleType") {
      const text = textWriter(type);
      return (value, output) => {
        if (value === null || isNil(value)) writeNil(output);
        else text(value, output);
      };
    }
    const declaredWriters = this.#complexWriters(type);
    const derived = type.derived === undefined ? undefined : this.#derivedWriters(type);
    return (value, output) => {
      if (value === null) return writeNil(output);
      const properties = value as Properties;
      const selected = derived === undefined ? undefined : derived(properties, output);
      if (isNil(value)) {
        writeNil(output);
        (selected ?? declaredWriters).attributes(properties, output);
        return;
      }
      const { attributes, content } = selected ?? declaredWriters;
      attributes(properties, output);
      const { types } = output;
      output.types = properties["$types"] as NamedTypes | undefined;
      content(properties, output);
      output.types = types;
    };
  }

  /** Selects the writers of the type that `$type` names, and writes `xsi:type` (Part 1, 2.6.1). */
  #derivedWriters(
    type: ComplexType,
  ): (value: Properties, output: Output) => ComplexWriters | undefined {
    const types = new Map((type.derived?.() ?? []).map((derived) => [derived.$type, derived.type]));
    return (value, output) => {
      const selected = types.get(String(value["$type"]));
      if (value["$type"] === undefined || selected?.name === undefined) return undefined;
      writeTypeName(selected.name, undefined, output);
      if (selected.kind === "complexType") return this.#complexWriters(selected);
      const text = textWriter(selected);
      return { attributes: nothing, content: (inner, to) => text(inner["value"], to) };
    };
  }

  #complexWriters(type: ComplexType): ComplexWriters {
    let writers = this.#types.get(type);
    if (writers === undefined) {
      const attributes = this.#attributesWriter(type);
      const content = contentWriter(type.content?.(), (element) => this.element(element));
      const names = propertiesOf(type);
      writers = areInherited(names)
        ? {
            attributes: (value, output) => attributes(withOwnAlone(value, names), output),
            content: (value, output) => content(withOwnAlone(value, names), output),
          }
        : { attributes, content };
      this.#types.set(type, writers);
    }
    return writers;
  }

  #attributesWriter(type: ComplexType): PropertiesWriter {
    const { attributes, anyAttribute } = type;
    const writers = (attributes?.() ?? []).map((use) => this.#attributeWriter(use));
    const wild = anyAttribute?.property;
    if (writers.length === 0 && wild === undefined) return nothing;
    const isAny = isUrType(type);
    return (value, output) => {
      if (wild !== undefined) bringPrefixes(value, wild, isAny, output);
      for (const write of writers) write(value, output);
      const brought = wild === undefined ? undefined : value[wild];
      if (brought === undefined || wild === undefined) return;
      output.enter(wild);
      writeAnyAttributes(brought as readonly AnyAttribute[], output);
      output.leave();
    };
  }

  #attributeWriter({ property, name, type }: AttributeUse): PropertiesWriter {
    const lexical = lexicalWriter(type);
    const written = this.#naming.attribute(name);
    return (value, output) => {
      const inner = value[property];
      if (inner === undefined) return;
      output.enter(property);
      output.sink.attribute(written, lexical(inner, output.prefixFor));
      output.leave();
    };
  }
}

interface ComplexWriters {
  readonly attributes: PropertiesWriter;
  readonly content: PropertiesWriter;
}

/** Declares the prefixes that the texts of an element need before anything is written that might use them for something else. */
function bringPrefixes(value: Properties, wild: string, isAny: boolean, output: Output): void {
  if (isAny) output.bring(value["namespaces"] as AnyAttribute["namespaces"]);
  const brought = value[wild] as readonly AnyAttribute[] | undefined;
  for (const { namespaces } of brought ?? []) output.bring(namespaces);
}

const nothing: PropertiesWriter = () => undefined;

/** The names of the properties of a type. */
function propertiesOf({ attributes, anyAttribute, content }: ComplexType): readonly string[] {
  const uses = (attributes?.() ?? []).map(({ property }) => property);
  return [
    ...uses,
    ...(anyAttribute ? [anyAttribute.property] : []),
    ...contentProperties(content?.()),
  ];
}

/** Writes `xsi:type`, on the element just opened. */
function writeType(named: NamedType, output: Output): void {
  writeTypeName(named, named.prefix ?? customaryPrefix(named.namespace), output);
}

function writeTypeName(
  { namespace, local }: QName,
  wanted: string | undefined,
  output: Output,
): void {
  const prefix = output.typePrefix(namespace, wanted);
  const text = prefix === "" ? local : `${prefix}:${local}`;
  output.sink.attribute(instanceAttribute("type", output), text);
}

function writeNil(output: Output): void {
  output.sink.attribute(instanceAttribute("nil", output), "true");
}

const usual = {
  type: /*@__PURE__*/ sinkName({ namespace: xsiNamespace, local: "type" }, "xsi"),
  nil: /*@__PURE__*/ sinkName({ namespace: xsiNamespace, local: "nil" }, "xsi"),
};

/** The name of an attribute of the element just opened, its prefix declared there where nothing around has declared it. */
function instanceAttribute(local: "type" | "nil", output: Output): SinkName {
  const prefix = output.attributePrefix(xsiNamespace, "xsi");
  return prefix === "xsi" ? usual[local] : sinkName(usual[local], prefix);
}

interface Named {
  readonly declared: SimpleType;
  readonly type: SimpleType;
  readonly named: NamedType;
}

/** Writes a value of a simple type in the lexical form of the named type. */
function writeAs({ declared, type, named }: Named, value: unknown, output: Output): void {
  if (named.lexical !== undefined) output.sink.text(named.lexical);
  else if (!isOfKind(type, declared) && !holdsQNames(type)) textWriter(declared)(value, output);
  else {
    const read = namedValueOf(declared, value, type, named);
    if ("value" in read) textWriter(type)(read.value, output);
  }
}

function writeTypedAny(name: QName, value: TypedAny, output: Output): void {
  const bound = (namespace: string, wanted: string | undefined): string | undefined =>
    output.bound(namespace, wanted);
  const { write, treeOf } = treeWriting();
  write(treeOf(name, value, bound), output, "value");
}

function textWriter(type: SimpleType): Writer {
  const lexical = lexicalWriter(type);
  return (value, output) => output.sink.text(lexical(value, output.prefixFor));
}

function isNil(value: unknown): boolean {
  return typeof value === "object" && value !== null && "$nil" in value && value.$nil === true;
}
