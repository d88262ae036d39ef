import type { ElementDescriptor } from "../../descriptors.js";
import type { Naming } from "../writer.js";
import { type Sure, SureSource } from "./writer-source.js";

/** What checks and writes the usual values of elements. Made at the first value, so that types may contain themselves. */
export class SureWriters {
  readonly #naming: Naming;
  readonly #elements = new Map<ElementDescriptor, Sure>();

  constructor(naming: Naming) {
    this.#naming = naming;
  }

  /** For an element. */
  element(element: ElementDescriptor): Sure {
    let sure = this.#elements.get(element);
    if (sure === undefined) {
      sure = this.#later(element);
      this.#elements.set(element, sure);
    }
    return sure;
  }

  #later(element: ElementDescriptor): Sure {
    let made: Sure | undefined;
    return (value, before, identifiers, depth) => {
      made ??= new SureSource(this.#naming, (inner) => this.element(inner)).compile(element);
      return made(value, before, identifiers, depth);
    };
  }
}
