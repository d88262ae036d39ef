import {
  type FastText,
  fastIdentifierOf,
  fastTextOf,
  hasOwnRules,
} from "../../datatypes/fast/text.js";
import type {
  AttributeUse,
  ComplexType,
  ElementDescriptor,
  ElementParticle,
  GroupParticle,
  Particle,
} from "../../descriptors.js";
import {
  branchOf,
  isEmptiable,
  isRepeated,
  type Properties,
  presenceOf,
} from "../../model/presence.js";
import { escapeAttribute, escapeText } from "../../xml/write/string-sink.js";
import type { Naming } from "../writer.js";
import { AppendingSource, type Way } from "./appending-source.js";
import { type Body, nothing, propertiesOf, reading, something, variable } from "./body-source.js";
import { type CompileSource, compileSource } from "./compile-source.js";
import { DeclaredAlike } from "./declared-alike.js";

/**
 * Checks and writes a value in one go: gives the text before it with the value behind, written as any other writer would, and adds
 * the values of type `xs:ID`. Undefined says nothing about the value: the full check decides, and another writer writes.
 */
export type CompiledWriter = (
  value: unknown,
  before: string,
  identifiers: string[],
  depth: number,
) => string | undefined;

/** So many elements, at most, are written by one source. */
const maxElements = 500;

/** Objects of more properties are left to others. */
export const mostProperties = 200;

/** Engines keep a text that is longer as a part of the one it was cut from, which may be a document. */
const maxRemembered = 12;

const xhtmlNamespace = "http://www.w3.org/1999/xhtml";

/** How the value of an element is written: a constant text, what is appended for an expression, and a constant text. */
interface Part {
  readonly prefix: string;
  readonly write: Write;
  readonly suffix: string;
}

type Write = (source: AppendingSource, value: string) => void;

const refuse: Write = (source) => source.add("return;");
const refused: Part = { prefix: "", write: refuse, suffix: "" };
export const never: CompiledWriter = () => undefined;

/**
 * The source for an element and what lies in it: it checks and writes what is usual, attributes, text, sequences and choices of
 * elements with simple types. What has wildcards, mixed content, `xsi:type`, nil or names in its text is left to the full check and
 * the general writers.
 *
 * Source, because calls through closures cost more than what they do. Each complex type is a function of the value, the
 * text so far, the identifiers and the depth; it gives the text, or undefined at the least doubt. All that comes from a schema stands
 * in it as JSON.
 */
export class WriterSource {
  readonly #naming: Naming;
  readonly #elsewhere: (element: ElementDescriptor) => CompiledWriter;
  readonly #compileSource: CompileSource;
  /** Undefined for an element that is not done yet. */
  readonly #parts = new DeclaredAlike<Part | undefined>();
  readonly #declarations: string[] = [];
  readonly #outside: unknown[] = [];

  /** Elements in themselves, and those that are too many here, are written by what `elsewhere` gives. */
  constructor(
    naming: Naming,
    elsewhere: (element: ElementDescriptor) => CompiledWriter,
    compile: CompileSource = compileSource,
  ) {
    this.#naming = naming;
    this.#elsewhere = elsewhere;
    this.#compileSource = compile;
  }

  /** Makes the function for an element. */
  compile(element: ElementDescriptor): CompiledWriter {
    const { prefix, write, suffix } = this.#element(element);
    const source = new AppendingSource();
    write(source, "value");
    const { statements } = source.end();
    const [before, after] = [prefix, suffix].map((text) => JSON.stringify(text));
    this.#declarations.push(
      `return (value, text, identifiers, depth) => {\nlet written;\ntext += ${before};\n${statements}\nreturn text + ${after};\n};`,
    );
    const made = this.#compileSource(this.#declarations.join("\n"), this.#outside);
    return made === undefined ? never : (made as CompiledWriter);
  }

  #element(element: ElementDescriptor): Part {
    if (hasOwnRules(element) || element.name.namespace === xhtmlNamespace) return refused;
    let part = this.#parts.get(element);
    if (part !== undefined) return part;
    if (this.#parts.has(element) || this.#parts.size === maxElements)
      return { ...refused, write: callOf(this.#bring(this.#elsewhere(element))) };
    this.#parts.set(element, undefined);
    part = this.#partOf(element);
    this.#parts.set(element, part);
    return part;
  }

  #partOf(element: ElementDescriptor): Part {
    const type = element.type();
    if (type.kind === "complexType") return this.#complex(element, type);
    const { bare, end } = this.#naming.element(element.name);
    return { prefix: bare, write: this.#text(fastTextOf(type, escapeText)), suffix: end };
  }

  /** In a lot, one value often is what the last one was: the year, the commune, the type. So the last text is remembered. */
  #text(text: FastText | undefined): Write {
    if (text === undefined) return refuse;
    const textOf = this.#bring(text);
    const [last, lastText] = [`${textOf}Last`, `${textOf}LastText`];
    this.#declarations.push(`let ${last} = outside, ${lastText};`);
    return (source, value) => {
      source.flush();
      source.add(`if (${value} === ${last}) written = ${lastText};
else {
written = ${textOf}(${value});
if (written === undefined) return;
if (written.length <= ${maxRemembered}) { ${last} = ${value}; ${lastText} = written; }
}
text += written;`);
    };
  }

  #complex(element: ElementDescriptor, type: ComplexType): Part {
    const uses = type.attributes?.() ?? [];
    const content = type.content?.();
    const names = new Set([...uses.map(({ property }) => property), ...propertiesOf(content)]);
    if (content === undefined || content.kind === "mixed") return refused;
    if (type.abstract === true || names.size > mostProperties) return refused;
    // What can hold nothing is empty, and an empty element is written in another way.
    if (names.size === 0) return refused;
    const source = new AppendingSource();
    const variables = new Map([...names].map((name, index) => [name, `property${index}`]));
    const body = { source, variables };
    const { start, bare, end } = this.#naming.element(element.name);
    source.text(uses.length === 0 ? bare : start);
    for (const use of uses) this.#attribute(use, body);
    if (uses.length > 0) source.text(">");
    if (content.kind === "text")
      this.#text(fastTextOf(content.type, escapeText))(source, variable(content.property, body));
    else {
      // An empty element is written in another way.
      if (isEmptiable(content)) source.add(`if (${nothing(content, body)}) return;`);
      this.#particle(content, body);
    }
    source.text(end);
    const { prefix, statements, suffix } = source.end();
    const name = `append${this.#declarations.length}`;
    this.#declarations.push(
      `function ${name}(value, text, identifiers, depth) {\n${reading(variables)}\nlet waiting, written;\n${statements}\nreturn text;\n}`,
    );
    return { prefix, write: callOf(name), suffix };
  }

  #attribute(use: AttributeUse, body: Body): void {
    const { source } = body;
    const value = variable(use.property, body);
    const identifier = fastIdentifierOf(use.type);
    const text = identifier ?? fastTextOf(use.type, escapeAttribute);
    const writeText = this.#text(use.fixed === undefined ? text : undefined);
    const write = (): void => {
      source.text(this.#naming.attribute(use.name).attribute);
      writeText(source, value);
      if (identifier !== undefined) source.add(`identifiers.push(${value});`);
      source.text('"');
    };
    if (use.required === true) write();
    else source.branch([{ condition: `${value} !== undefined`, write }], true);
  }

  #particle(particle: Particle, body: Body): void {
    if (particle.maxOccurs === 0) return;
    if (particle.kind === "element") this.#elements(particle, body);
    else if (particle.kind === "any" || particle.kind === "all" || particle.property !== undefined)
      body.source.add(
        isEmptiable(particle) ? `if (${something(particle, body)}) return;` : "return;",
      );
    else if (particle.kind === "choice") this.#choice(particle, body);
    else this.#sequence(particle, body);
  }

  #sequence(particle: GroupParticle, body: Body): void {
    const write = (): void => {
      for (const part of particle.particles) this.#particle(part, body);
    };
    if (particle.minOccurs > 0) write();
    else body.source.branch([{ condition: something(particle, body), write }], true);
  }

  #elements(particle: ElementParticle, body: Body): void {
    const { source } = body;
    const { property, minOccurs, maxOccurs, element } = particle;
    const value = variable(property, body);
    const { prefix, write, suffix } = this.#element(element);
    const single = (item: string): void => {
      source.text(prefix);
      write(source, item);
      source.text(suffix);
    };
    const several = (): void => {
      source.add(`if (!Array.isArray(${value})) return;`);
      if (minOccurs > 0) source.add(`if (${value}.length < ${minOccurs}) return;`);
      if (maxOccurs < Number.POSITIVE_INFINITY)
        source.add(`if (${value}.length > ${maxOccurs}) return;`);
      source.each(value, suffix, single);
    };
    const all = isRepeated(particle) ? several : () => single(value);
    // A required value that is not there is no text, no object and no array.
    if (minOccurs > 0) all();
    else source.branch([{ condition: `${value} !== undefined`, write: all }], true);
  }

  #choice(particle: GroupParticle, body: Body): void {
    const { source } = body;
    const parts = particle.particles.filter((part) => part.maxOccurs > 0);
    const presences = parts.map(presenceOf);
    const properties = presences.flatMap((presence) => [...presence.properties]);
    const ways = (conditions: readonly string[]): Way[] =>
      parts.map((part, index) => ({
        condition: conditions[index] ?? "false",
        write: () => this.#particle(part, body),
      }));
    const isOptional = isEmptiable(particle);
    if (new Set(properties).size === properties.length) {
      const present = parts.map((part) => something(part, body));
      const several = present.map((condition) => `+ (${condition} ? 1 : 0)`).join(" ");
      source.add(`if (0 ${several} > 1) return;`);
      source.branch(ways(present), isOptional);
    } else {
      const select = this.#bring((value: Properties) => branchOf(presences, value));
      source.add(`const ${select}Branch = ${select}(value);`);
      if (isOptional)
        source.add(`if (${select}Branch < 0 && (${something(particle, body)})) return;`);
      source.branch(ways(parts.map((_, index) => `${select}Branch === ${index}`)), isOptional);
    }
  }

  /** A name for something that is not source. */
  #bring(value: unknown): string {
    const index = this.#outside.push(value) - 1;
    this.#declarations.push(`const given${index} = outside[${index}];`);
    return `given${index}`;
  }
}

function callOf(name: string): Write {
  return (source, value) => {
    source.flush();
    source.add(
      `if ((text = ${name}(${value}, text, identifiers, depth + 1)) === undefined) return;`,
    );
  };
}
