import { clark, xsNamespace } from "../../../runtime/qname.js";
import type { Report } from "../../diagnostics.js";
import type { XmlElement } from "../xml/tree.js";
import { productions } from "./grammar.js";
import { collapse } from "./lexical.js";
import type { Production, Slot } from "./production.js";

/**
 * Checks a schema document against the schema for schemas (Part 1, appendix A). Codes are Xerces' `s4s-…`, since the
 * Recommendation gives these rules no names of their own. Gives false when the root is not `xs:schema`.
 */
export function checkRepresentation(root: XmlElement, report: Report): boolean {
  if (root.name.namespace !== xsNamespace || root.name.local !== "schema") {
    report({
      code: "s4s-elt-schema-ns",
      message: `the root element must be {${xsNamespace}}schema, but it is ${clark(root.name)}`,
      position: root.position,
    });
    return false;
  }
  new RepresentationCheck(report).element(root, "schema");
  return true;
}

class RepresentationCheck {
  readonly #report: Report;
  readonly #ids = new Map<string, XmlElement>();

  constructor(report: Report) {
    this.#report = report;
  }

  element(element: XmlElement, key: string): void {
    const production = productions.get(key);
    if (production === undefined) return;
    this.#attributes(element, production);
    if (!production.open) this.#content(element, production.content);
  }

  #fail(element: XmlElement, code: string, message: string): void {
    this.#report({ code, message, position: element.position });
  }

  #attributes(element: XmlElement, production: Production): void {
    for (const { name, value } of element.attributes.values()) {
      const type = production.attributes.get(clark(name));
      if (type === undefined) {
        if (name.namespace !== "" && name.namespace !== xsNamespace) continue;
        const message = `attribute "${clark(name)}" is not allowed on <${element.name.local}> here`;
        this.#fail(element, "s4s-att-not-allowed", message);
      } else if (!type.test(collapse(value), element.namespaces)) {
        const message = `the value "${value}" of attribute "${name.local}" of <${element.name.local}> is wrong: expected ${type.expected}`;
        this.#fail(element, "s4s-att-invalid-value", message);
      } else if (name.local === "id") {
        this.#id(element, collapse(value));
      }
    }
    for (const name of production.requiredAttributes) {
      if (element.attributes.has(name)) continue;
      this.#fail(
        element,
        "s4s-att-must-appear",
        `attribute "${name}" is missing on <${element.name.local}>`,
      );
    }
  }

  #id(element: XmlElement, id: string): void {
    const first = this.#ids.get(id);
    if (first === undefined) {
      this.#ids.set(id, element);
      return;
    }
    const message = `the id "${id}" was given at line ${first.position.line} already`;
    this.#fail(element, "s4s-att-invalid-value", message);
  }

  #content(element: XmlElement, slots: readonly Slot[]): void {
    let at = 0;
    let taken = false;
    let ended = false;
    for (const child of element.children) {
      if (typeof child === "string") {
        const message = `text is not allowed in <${element.name.local}>: "${excerpt(child)}"`;
        this.#fail(element, "s4s-elt-character", message);
        continue;
      }
      const local = child.name.namespace === xsNamespace ? child.name.local : "";
      let next = at;
      while (next < slots.length && !accepts(slots[next], local, next === at && taken)) next += 1;
      const slot: Slot | undefined = ended ? undefined : slots[next];
      if (slot === undefined) {
        this.#unexpected(
          element,
          child,
          ended ? [] : slots.slice(taken && !slots[at]?.repeated ? at + 1 : at),
        );
        continue;
      }
      this.#missing(element, slots.slice(taken ? at + 1 : at, next));
      at = next;
      taken = true;
      ended = slot.last;
      this.element(child, slot.productions.get(local) ?? "");
    }
    if (!ended) this.#missing(element, slots.slice(taken ? at + 1 : at));
  }

  #unexpected(element: XmlElement, child: XmlElement, slots: readonly Slot[]): void {
    const expected = slots
      .flatMap((slot) => [...slot.productions.keys()])
      .map((name) => `<${name}>`);
    const name = child.name.namespace === xsNamespace ? `<${child.name.local}>` : clark(child.name);
    const hint =
      expected.length === 0 ? "nothing more is allowed" : `expected ${expected.join(", ")}`;
    this.#fail(
      child,
      "s4s-elt-invalid-content.1",
      `element ${name} is not allowed here in <${element.name.local}>: ${hint}`,
    );
  }

  #missing(element: XmlElement, slots: readonly Slot[]): void {
    for (const { required, productions: wanted } of slots) {
      if (!required) continue;
      const names = [...wanted.keys()].map((name) => `<${name}>`).join(" or ");
      this.#fail(element, "s4s-elt-must-match.1", `element <${element.name.local}> lacks ${names}`);
    }
  }
}

function accepts(slot: Slot | undefined, local: string, taken: boolean): boolean {
  return slot !== undefined && (slot.repeated || !taken) && slot.productions.has(local);
}

function excerpt(text: string): string {
  const collapsed = collapse(text);
  return collapsed.length > 40 ? `${collapsed.slice(0, 40)}…` : collapsed;
}
