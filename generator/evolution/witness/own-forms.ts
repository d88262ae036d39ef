import type { SchemaSet } from "../../../runtime/descriptors.js";
import { once } from "../../../runtime/model/once.js";
import { habitsOf } from "../../../runtime/model/prefixes.js";
import { validateDocument } from "../../../runtime/parse.js";
import { clark, type QName } from "../../../runtime/qname.js";
import type { RenamedVersion } from "../namespaces.js";
import { descriptorsOf } from "../walk/side.js";
import { documentText, type OwnNames, unlimited } from "./document-text.js";
import type { Sample } from "./samples.js";

/** Writes documents as their version has them, where its namespaces were renamed to be compared. */
export class OwnForms {
  readonly #version: RenamedVersion;
  readonly #descriptors: () => SchemaSet;

  constructor(version: RenamedVersion) {
    this.#version = version;
    this.#descriptors = once(() => descriptorsOf(version.own));
  }

  /** As which namespaces those of its documents are compared. */
  get renamed(): ReadonlyMap<string, string> {
    return this.#version.renamed;
  }

  /** A document in a form that is valid by the version itself; undefined where none is. */
  of(sample: Sample): { readonly document: string; readonly root: string } | undefined {
    for (const own of this.#ways()) {
      const root = clark(own.name(sample.name));
      const declared = this.#descriptors().elements.get(root);
      const document = documentText(sample, declared === undefined ? {} : habitsOf(declared), own);
      if (validateDocument(this.#descriptors(), document, { limits: unlimited }).length === 0)
        return { document, root };
    }
    return undefined;
  }

  /** What has no declaration may have a namespace that became this one, or this one itself. */
  #ways(): readonly OwnNames[] {
    const { ownNames, renamed } = this.#version;
    const back = new Map([...renamed].map(([before, after]) => [after, before]));
    const itself = (namespace: string): string => namespace;
    const earlier = (namespace: string): string => back.get(namespace) ?? namespace;
    return [earlier, itself].map((namespace) => ({
      name: (name: QName) =>
        ownNames.get(name) ?? { ...name, namespace: namespace(name.namespace) },
      namespace,
    }));
  }
}
