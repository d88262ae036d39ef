import type { Locale } from "../../runtime/nouns/locale.js";
import { validateDocument } from "../../runtime/parse.js";
import { clark } from "../../runtime/qname.js";
import type { Witness } from "./comparison.js";
import type { Difference, Way } from "./findings.js";
import { documentText, type Sample, type Samples } from "./samples.js";
import type { Side } from "./side.js";

/** Makes whole documents of differences, and shows those alone that both validators judge as they should. */
export class Certifier {
  readonly #left: Side;
  readonly #right: Side;
  readonly #samples: Samples;
  readonly #locale: Locale | undefined;
  readonly #known = new Map<Difference, Witness | undefined>();

  constructor(left: Side, right: Side, samples: Samples, locale: Locale | undefined) {
    this.#left = left;
    this.#right = right;
    this.#samples = samples;
    this.#locale = locale;
  }

  /** A document that proves a difference; undefined where none was found. */
  witnessOf(difference: Difference): Witness | undefined {
    if (!this.#known.has(difference)) this.#known.set(difference, this.#find(difference));
    return this.#known.get(difference);
  }

  #find({ at, samples }: Difference): Witness | undefined {
    this.#samples.begin();
    for (const sample of samples()) {
      const root = this.#around(at.way, sample);
      const witness = this.judge(root, at.way);
      if (witness !== undefined) return witness;
    }
    return undefined;
  }

  /** The document with an element in its place. */
  #around(way: Way, sample: Sample): Sample {
    let [at, inner] = [way, sample];
    while (at.parent !== undefined) {
      const { way: outer, left, typeName } = at.parent;
      const after = at.rest === undefined ? [] : this.#samples.cheapest(at.rest);
      const content = [...at.before(), inner, ...after];
      inner = this.#samples.ofType(outer.name, left, outer.element, { typeName, content });
      at = outer;
    }
    return inner;
  }

  /** What a document proves; undefined where both versions take it, or the left does not. */
  judge(root: Sample, way?: Way): Witness | undefined {
    const prefixes = this.#left.descriptors.elements.get(clark(root.name))?.prefixes ?? {};
    const document = documentText(root, prefixes);
    const options = this.#locale === undefined ? {} : { locale: this.#locale };
    if (validateDocument(this.#left.descriptors, document, options).length > 0) return undefined;
    const issues = validateDocument(this.#right.descriptors, document, options);
    const local = way?.name.local;
    const issue =
      issues.find(({ xpath = "" }) => local !== undefined && lastStep(xpath).includes(local)) ??
      issues[0];
    if (issue === undefined) return undefined;
    return { document, root: clark(root.name), validBy: this.#left.version, issue };
  }
}

function lastStep(xpath: string): string {
  return xpath.slice(xpath.lastIndexOf("/") + 1);
}
