import { nearest } from "../../../runtime/messages/suggestions.js";
import { clark, type QName } from "../../../runtime/qname.js";
import type { NodeTest, Step } from "../../../runtime/xpath/syntax/ast.js";
import { alongAxis, isPrincipal, type SchemaNodes } from "./axes.js";
import { isUnnamed, type SchemaGraph, type SchemaNode } from "./graph.js";

const mostNames = 3;

/** Writes names as the rules write them. */
export class Spelling {
  readonly #prefixes: ReadonlyMap<string, string>;

  constructor(namespaces: Readonly<Record<string, string>>) {
    this.#prefixes = new Map(Object.entries(namespaces).map(([prefix, uri]) => [uri, prefix]));
  }

  name(name: QName): string {
    if (name.namespace === "") return name.local;
    const prefix = this.#prefixes.get(name.namespace);
    return prefix === undefined ? clark(name) : `${prefix}:${name.local}`;
  }

  step({ axis, test }: Step): string {
    const written = this.#test(test);
    if (axis === "child") return written;
    return axis === "attribute" ? `@${written}` : `${axis}::${written}`;
  }

  /** The names of the elements and attributes among some nodes; empty where there are too many, or where any name is possible. */
  nodes(nodes: SchemaNodes): readonly string[] {
    const names = new Set<string>();
    for (const node of nodes) {
      if (node.kind === "root") names.add("/");
      else if (node.kind === "element") names.add(this.name(node.name));
      else if (node.kind === "attribute") names.add(`@${this.name(node.name)}`);
      else if (isUnnamed(node)) return [];
    }
    return names.size > mostNames ? [] : [...names];
  }

  /** What a step may have been meant to be: the same name in another namespace, a similar name, an attribute, or something deeper. */
  near(graph: SchemaGraph, step: Step, from: SchemaNodes): string | undefined {
    const { axis, test } = step;
    if (test.kind !== "name") return undefined;
    const { name } = test;
    const isLocal = (other: QName): boolean => other.local === name.local;
    const here = this.#named(graph, step, from);
    const same = here.find(isLocal);
    const prefix = axis === "attribute" ? "@" : axis === "child" ? "" : `${axis}::`;
    if (same !== undefined) return prefix + this.name(same);
    const other = axis === "attribute" ? "child" : "attribute";
    const beside = this.#named(graph, { ...step, axis: other }, from).find(isLocal);
    if (beside !== undefined) return (other === "attribute" ? "@" : "") + this.name(beside);
    const names = new Map(here.map((each) => [each.local, each]));
    const [near] = nearest(name.local, [...names.keys()]);
    const found = near === undefined ? undefined : names.get(near);
    if (found !== undefined) return prefix + this.name(found);
    if (axis !== "child") return undefined;
    const deeper = this.#named(graph, { ...step, axis: "descendant" }, from).find(isLocal);
    return deeper && `descendant::${this.name(deeper)}`;
  }

  #named(graph: SchemaGraph, { axis }: Step, from: SchemaNodes): readonly QName[] {
    return [...alongAxis(graph, from, axis)]
      .filter((node) => isPrincipal(node, axis))
      .flatMap((node: SchemaNode) => ("name" in node ? [node.name] : []));
  }

  #test(test: NodeTest): string {
    switch (test.kind) {
      case "name":
        return this.name(test.name);
      case "anyName":
        return test.namespace === undefined
          ? "*"
          : this.name({ namespace: test.namespace, local: "*" });
      case "processingInstruction":
        return "processing-instruction()";
      default:
        return `${test.kind}()`;
    }
  }
}
