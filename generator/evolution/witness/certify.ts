import { habitsOf } from "../../../runtime/model/prefixes.js";
import type { Locale } from "../../../runtime/nouns/locale.js";
import { validateDocument } from "../../../runtime/parse.js";
import { clark } from "../../../runtime/qname.js";
import type { Witness } from "../comparison.js";
import type { Difference, Doubt, Way } from "../findings.js";
import { validateRenamed } from "../renamed-documents.js";
import { comparedNames } from "../walk/identity.js";
import type { Side } from "../walk/side.js";
import { documentText, unlimited } from "./document-text.js";
import type { OwnForms } from "./own-forms.js";
import type { Mode, Sample, Samples } from "./samples.js";

/** Makes whole documents of differences, and shows those alone that both validators judge as they should. */
export class Certifier {
  readonly #left: Side;
  readonly #right: Side;
  readonly #samples: Samples;
  readonly #locale: Locale | undefined;
  /** How the left side has its documents, where its namespaces were renamed to be compared. */
  readonly #own: OwnForms | undefined;
  readonly #known = new Map<Difference | Doubt, Witness | undefined>();
  /** Characters of large documents that showed nothing. */
  #wasted = 0;

  constructor(
    left: Side,
    right: Side,
    samples: Samples,
    locale: Locale | undefined,
    own: OwnForms | undefined,
  ) {
    this.#own = own;
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

  /** Small documents first; such as keys may need where those are not valid. */
  #find({ at, samples }: Difference): Witness | undefined {
    for (const mode of modes) {
      if (this.#wasted > mostWasted) return undefined;
      this.#samples.begin(mode);
      for (const sample of samples()) {
        const root = this.#around(at.way, sample);
        const verdict = this.#judge(root, at.way);
        if (typeof verdict !== "string") return verdict;
      }
    }
    return undefined;
  }

  /** A document with the element in question that proves what could not be decided; undefined where none is found. */
  refute(doubt: Doubt): Witness | undefined {
    if (!this.#known.has(doubt)) this.#known.set(doubt, this.#refutation(doubt));
    return this.#known.get(doubt);
  }

  #refutation({ at, aspect }: Doubt): Witness | undefined {
    const constraint =
      aspect.kind === "identity"
        ? at.rightElement?.identityConstraints.find(({ name }) => clark(name) === aspect.name)
        : undefined;
    const alike =
      constraint === undefined
        ? []
        : richModes
            .filter(({ varied }) => varied !== undefined)
            .map((mode): Mode => ({ ...mode, full: true, alike: comparedNames(constraint) }));
    for (const mode of [...richModes, ...alike]) {
      if (this.#wasted > mostWasted) return undefined;
      this.#samples.begin(mode);
      const sample = this.#samples.smallest(at.way.name, at.way.element);
      const verdict = this.#judge(this.#around(at.way, sample), at.way);
      if (typeof verdict !== "string") return verdict;
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
      inner = this.#samples.ofType(left, outer.element, { typeName, content });
      at = outer;
    }
    return inner;
  }

  /** What a document proves; why not, where it proves nothing. */
  #judge(root: Sample, way: Way): Witness | "invalid" | "valid by both" {
    const declared = this.#left.descriptors.elements.get(clark(root.name));
    const prefixes = declared === undefined ? {} : habitsOf(declared);
    const document = documentText(root, prefixes);
    const options = {
      limits: unlimited,
      ...(this.#locale !== undefined && { locale: this.#locale }),
    };
    const wasted = document.length > largeDocument ? document.length : 0;
    this.#wasted += wasted;
    if (validateDocument(this.#left.descriptors, document, options).length > 0) return "invalid";
    const shown =
      this.#own === undefined ? { document, root: clark(root.name) } : this.#own.of(root);
    if (shown === undefined) return "invalid";
    const renamed = this.#own?.renamed;
    const issues = validateRenamed(this.#right.descriptors, shown.document, options, renamed);
    const { local } = way.name;
    const issue = issues.find(({ xpath = "" }) => lastStep(xpath).includes(local)) ?? issues[0];
    if (issue === undefined) return "valid by both";
    this.#wasted -= wasted;
    return { ...shown, validBy: this.#left.version, issue };
  }
}

/** Documents of more characters are few enough to be counted. */
const largeDocument = 20_000;
/** When so many characters of them showed nothing, it is given up. */
const mostWasted = 1_000_000;

const modes: readonly Mode[] = [
  {},
  { varied: "type" },
  { full: true },
  { varied: "type", full: true },
  { varied: "type", full: true, rich: true },
  { varied: "name", full: true },
];

const richModes: readonly Mode[] = [
  {},
  { rich: true },
  { rich: true, varied: "type" },
  { rich: true, varied: "name" },
  { rich: true, full: true },
  { rich: true, full: true, varied: "type" },
  { varied: "type", full: true },
];

function lastStep(xpath: string): string {
  return xpath.slice(xpath.lastIndexOf("/") + 1);
}
