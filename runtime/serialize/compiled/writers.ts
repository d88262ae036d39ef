import { hasOwnRules } from "../../datatypes/fast/text.js";
import type { ElementDescriptor } from "../../descriptors.js";
import type { Naming } from "../writer.js";
import { DeclaredAlike } from "./declared-alike.js";
import { type CompiledWriter, never, WriterSource } from "./writer-source.js";

/** What checks and writes the usual values of elements. Made at the first value, so that types may contain themselves. */
export class CompiledWriters {
  readonly #naming: Naming;
  readonly #elements = new DeclaredAlike<CompiledWriter>();

  constructor(naming: Naming) {
    this.#naming = naming;
  }

  /** For an element. */
  element(element: ElementDescriptor): CompiledWriter {
    if (hasOwnRules(element)) return never;
    let writer = this.#elements.get(element);
    if (writer === undefined) {
      writer = this.#later(element);
      this.#elements.set(element, writer);
    }
    return writer;
  }

  #later(element: ElementDescriptor): CompiledWriter {
    let made: CompiledWriter | undefined;
    return (value, before, identifiers, depth) => {
      made ??= new WriterSource(this.#naming, (inner) => this.element(inner)).compile(element);
      return made(value, before, identifiers, depth);
    };
  }
}
