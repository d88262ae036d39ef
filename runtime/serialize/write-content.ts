import { lexicalWriter } from "../datatypes/simple-type-facts.js";
import type {
  Content,
  ElementParticle,
  GroupParticle,
  MixedContent,
  Particle,
  TextContent,
  WildcardParticle,
} from "../descriptors.js";
import { Deferred } from "../model/deferred.js";
import { type KindTarget, kindsOf, membersOf } from "../model/item-kinds.js";
import { branchOf, isRepeated, presenceOf } from "../model/presence.js";
import { hasRows, rowOf } from "../model/rows.js";
import type { AnyElement, NamedType } from "../nouns/generic-values.js";
import { treeWriting } from "./lent-trees.js";
import type { Output } from "./output.js";
import type { PropertiesWriter, Writer, WriterOf } from "./writer.js";

interface Item {
  readonly kind: string;
  readonly value: unknown;
  readonly $type?: NamedType;
}

/** Writes the content of a complex type in the order of its content model. */
export function contentWriter(content: Content | undefined, writerOf: WriterOf): PropertiesWriter {
  if (content === undefined) return () => undefined;
  if (content.kind === "text") return textWriter(content);
  if (content.kind === "mixed") return mixedWriter(content, writerOf);
  const write = particleWriter(content, writerOf);
  return (value, output) => {
    if (output.level === undefined) return write(value, output);
    const { level } = output;
    output.level = level + 1;
    output.filled = false;
    write(value, output);
    output.level = level;
    if (output.filled) output.line();
    output.filled = true;
  };
}

function textWriter({ property, type }: TextContent): PropertiesWriter {
  const lexical = lexicalWriter(type);
  return (value, output) => output.sink.text(lexical(value[property], output.prefixFor));
}

/** White space is never added to mixed content: it would be text. */
function mixedWriter({ property, particle }: MixedContent, writerOf: WriterOf): PropertiesWriter {
  const writeItem = itemWriter(particle, writerOf);
  return (value, output) => {
    const { level } = output;
    output.level = undefined;
    output.enter(property);
    writeItems(value[property] as readonly unknown[], writeItem, output);
    output.leave();
    output.level = level;
  };
}

function writeItems(items: readonly unknown[], writeItem: Writer, output: Output): void {
  for (let index = 0; index < items.length; index++) {
    output.enter(index);
    writeItem(items[index], output);
    output.leave();
  }
}

/** Writes an item of an ordered property: text in mixed content, or a value of a kind. */
function itemWriter(particle: Particle | undefined, writerOf: WriterOf): Writer {
  const writers = new Map(
    [...kindsOf(particle)].map(([kind, target]) => [kind, writerFor(target)] as const),
  );
  return (item, output) => {
    if (typeof item === "string") return output.sink.text(item);
    const { kind, value, $type } = item as Item;
    output.enter("value");
    writers.get(kind)?.(value, output, $type);
    output.leave();
  };

  function writerFor(target: KindTarget): Writer {
    return target.kind === "any" ? anyWriter : writerOf(target.element);
  }
}

const anyWriter: Writer = (value, output) => treeWriting().write(value as AnyElement, output);

function particleWriter(particle: Particle, writerOf: WriterOf): PropertiesWriter {
  if (particle.maxOccurs === 0) return () => undefined;
  if (particle.kind === "element") return leafWriter(particle, elementWriter(particle, writerOf));
  if (particle.kind === "any") return leafWriter(particle, anyWriter);
  if (hasRows(particle)) return rowsWriter(particle, writerOf);
  if (particle.property !== undefined) return orderedWriter(particle, particle.property, writerOf);
  const parts = particle.particles.filter((part) => part.maxOccurs > 0);
  const writers = parts.map((part) => particleWriter(part, writerOf));
  if (particle.kind === "choice" && sharesProperties(parts)) return branchWriter(parts, writers);
  if (particle.kind === "all") return allWriter(parts, writers);
  // Of a choice whose branches share no property, only one branch has something to write.
  return (value, output) => {
    for (let index = 0; index < writers.length; index++) writers[index]?.(value, output);
  };
}

/** The value of an element particle: that of the element, or `{ kind, value }` for a substitution group. */
function elementWriter(particle: ElementParticle, writerOf: WriterOf): Writer {
  if (particle.element.substitutions === undefined) return writerOf(particle.element);
  const members = membersOf(particle);
  return (value, output) => {
    const { kind, value: inner, $type } = value as Item;
    const member = members.get(kind);
    if (member === undefined) return;
    output.enter("value");
    writerOf(member)(inner, output, $type);
    output.leave();
  };
}

function leafWriter(particle: ElementParticle | WildcardParticle, write: Writer): PropertiesWriter {
  const { property } = particle;
  if (!isRepeated(particle))
    return (value, output) => {
      const inner = value[property];
      if (inner === undefined) return;
      const named = output.types?.[property] as NamedType | undefined;
      output.enter(property);
      write(inner, output, named);
      output.leave();
    };
  return (value, output) => {
    const items = value[property];
    if (items === undefined) return;
    const named = output.types?.[property] as readonly (NamedType | null)[] | undefined;
    output.enter(property);
    if (items instanceof Deferred) output.defer(write, particle);
    else
      for (const [index, item] of (items as readonly unknown[]).entries()) {
        output.enter(index);
        write(item, output, named?.[index] ?? undefined);
        output.leave();
      }
    output.leave();
  };
}

function orderedWriter(
  particle: GroupParticle,
  property: string,
  writerOf: WriterOf,
): PropertiesWriter {
  return listWriter(particle, property, itemWriter(particle, writerOf));
}

/** Writes a row as one round of its group, with what `xsi:type` says of its elements. */
function rowsWriter(
  particle: GroupParticle & { readonly property: string },
  writerOf: WriterOf,
): PropertiesWriter {
  const write = particleWriter(rowOf(particle), writerOf);
  return listWriter(particle, particle.property, (row, output) => {
    const outer = output.types;
    const properties = row as Readonly<Record<string, unknown>>;
    output.types = properties["$types"] as typeof outer;
    write(properties, output);
    output.types = outer;
  });
}

function listWriter(
  particle: GroupParticle,
  property: string,
  writeItem: Writer,
): PropertiesWriter {
  return (value, output) => {
    const items = value[property];
    if (items === undefined) return;
    output.enter(property);
    if (items instanceof Deferred) output.defer(writeItem, particle);
    else writeItems(items as readonly unknown[], writeItem, output);
    output.leave();
  };
}

function sharesProperties(parts: readonly Particle[]): boolean {
  const sizes = parts.map((part) => presenceOf(part).properties.size);
  const all = new Set(parts.flatMap((part) => [...presenceOf(part).properties]));
  return all.size < sizes.reduce((sum, size) => sum + size, 0);
}

function branchWriter(
  parts: readonly Particle[],
  writers: readonly PropertiesWriter[],
): PropertiesWriter {
  const presences = parts.map(presenceOf);
  return (value, output) => writers[branchOf(presences, value)]?.(value, output);
}

/** The elements of an `all` group may come in any order: they come in the order of the value's properties. */
function allWriter(
  parts: readonly Particle[],
  writers: readonly PropertiesWriter[],
): PropertiesWriter {
  const byProperty = new Map(
    parts.flatMap((part, index) =>
      [...presenceOf(part).properties].map((property) => [property, writers[index]] as const),
    ),
  );
  return (value, output) => {
    for (const property of Object.keys(value)) byProperty.get(property)?.(value, output);
  };
}
