import { isNCName } from "../../../runtime/xml/name-characters.js";
import type { Faults, XPathFaultName } from "../../messages/xpath-faults.js";
import type { NameTest, XPathPath } from "../../schema/components.js";

/** The paths of an expression, or what is wrong with it. */
export interface ParsedXPath {
  readonly paths: readonly XPathPath[];
  readonly fault: Faults | undefined;
}

type Prefixes = ReadonlyMap<string, string>;

/**
 * Parses the XPath subset of identity constraints (Part 1, 3.11.6): unions of paths of child steps, `.//` first if at all, and in
 * fields an attribute as the last step. An unprefixed name is in no namespace.
 */
export function parseXPath(
  text: string,
  prefixes: Prefixes,
  kind: "selector" | "field",
): ParsedXPath {
  const tokens = tokenize(text);
  if (tokens === undefined) return { paths: [], fault: { fault: "characters", about: "" } };
  const parser = new XPathParser(tokens, prefixes, kind);
  const paths = parser.paths();
  return { paths, fault: parser.fault };
}

/** Tokens of XPath 1.0, 3.7: white space may stand between them, and not inside a name. */
function tokenize(text: string): readonly string[] | undefined {
  const token =
    /[ \t\r\n]*(?:(::|\/\/|[./|@*])|([^\s./|@*:()[\]'"<>=!+,$&;]+(?:[.][^\s./|@*:()[\]'"<>=!+,$&;]*)*(?::(?!:)(?:\*|[^\s/|@*:()[\]'"<>=!+,$&;]+))?))/y;
  const tokens: string[] = [];
  const end = text.trimEnd().length;
  while (token.lastIndex < end) {
    const match = token.exec(text);
    if (match === null) return undefined;
    tokens.push(match[1] ?? match[2] ?? "");
  }
  return tokens;
}

class XPathParser {
  fault: Faults | undefined;
  readonly #tokens: readonly string[];
  readonly #prefixes: Prefixes;
  readonly #kind: "selector" | "field";
  #at = 0;

  constructor(tokens: readonly string[], prefixes: Prefixes, kind: "selector" | "field") {
    this.#tokens = tokens;
    this.#prefixes = prefixes;
    this.#kind = kind;
  }

  paths(): readonly XPathPath[] {
    const paths = [this.#path()];
    while (this.#take("|")) paths.push(this.#path());
    if (this.#at < this.#tokens.length) this.#fail("unexpected", this.#tokens[this.#at] ?? "");
    return this.fault === undefined ? paths : [];
  }

  #path(): XPathPath {
    const descendant = this.#peek() === "." && this.#peek(1) === "//";
    if (descendant) this.#at += 2;
    const steps: NameTest[] = [];
    let attribute: NameTest | undefined;
    do {
      if (this.#take(".")) continue;
      if (this.#axis("@", "attribute")) {
        if (this.#kind === "selector") this.#fail("selector-attribute", "");
        attribute = this.#nameTest();
        break;
      }
      this.#axis(undefined, "child");
      steps.push(this.#nameTest());
    } while (this.#take("/"));
    return { descendant, steps, attribute };
  }

  #axis(short: string | undefined, name: string): boolean {
    if (short !== undefined && this.#take(short)) return true;
    if (this.#peek() !== name || this.#peek(1) !== "::") return false;
    this.#at += 2;
    return true;
  }

  #nameTest(): NameTest {
    const token = this.#peek();
    this.#at += 1;
    if (token === "*") return { kind: "any" };
    const [first = "", second] = (token ?? "").split(":");
    const local = second ?? first;
    if (token === undefined || !isNCName(first) || !(local === "*" || isNCName(local))) {
      this.#fail(token === undefined ? "end" : "name", token ?? "");
      return { kind: "any" };
    }
    const namespace = second === undefined ? "" : this.#prefixes.get(first);
    if (namespace === undefined) {
      this.#fail("prefix", first);
      return { kind: "any" };
    }
    return local === "*"
      ? { kind: "namespace", namespace }
      : { kind: "name", name: { namespace, local } };
  }

  #peek(ahead = 0): string | undefined {
    return this.#tokens[this.#at + ahead];
  }

  #take(token: string): boolean {
    if (this.#peek() !== token) return false;
    this.#at += 1;
    return true;
  }

  #fail(fault: XPathFaultName, about: string): void {
    this.fault ??= { fault, about };
  }
}
