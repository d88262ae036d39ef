import type { Random } from "../../conformance/mutate.js";

/*
 * Random Schematron over the names of a schema of lots: all classes, and all forms that a rule set may have.
 */

export interface RuleNames {
  /** Whether the names of elements are those of the prefix `t`. */
  readonly isQualified: boolean;
  /** Further prefixes with their namespaces. */
  readonly prefixes?: ReadonlyMap<string, string>;
  readonly elements: readonly string[];
  readonly attributes: readonly string[];
  readonly leaves: readonly { readonly unit: string; readonly paths: readonly string[] }[];
}

const namespace = "http://purl.oclc.org/dsdl/schematron";

/** The text of a rule set. */
export function drawRules(names: RuleNames, random: Random): string {
  return new RuleWriter(names, random).schema();
}

function quoted(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

class RuleWriter {
  readonly #names: RuleNames;
  readonly #random: Random;
  /** Variables that expressions may name. */
  #variables: string[] = [];
  #ids = 0;

  constructor(names: RuleNames, random: Random) {
    this.#names = names;
    this.#random = random;
  }

  schema(): string {
    const random = this.#random;
    const global = this.#let("g", () => this.#fromRoot());
    const key = this.#rarely(8)
      ? `<xsl:key xmlns:xsl="http://www.w3.org/1999/XSL/Transform" name="k" match="${quoted(this.#element())}" use="${quoted(this.#one(["@n", "@id", ".", this.#element()]))}"/>`
      : "";
    const patterns = Array.from({ length: 1 + random.below(3) }, (_, index) =>
      this.#pattern(`p${index}`, key !== ""),
    );
    const abstract = this.#rarely(6)
      ? `<pattern abstract="true" id="ap"><rule context="$where"><assert id="${this.#id()}" test="$what">no <value-of select="$what"/></assert></rule></pattern>` +
        `<pattern is-a="ap" id="ip"><param name="where" value="${quoted(this.#context())}"/><param name="what" value="${quoted(this.#expression(2))}"/></pattern>`
      : "";
    const phase = this.#rarely(5) ? '<phase id="f"><active pattern="p0"/></phase>' : "";
    return `<schema xmlns="${namespace}"${phase !== "" && random.below(2) === 0 ? ' defaultPhase="f"' : ""}><ns prefix="t" uri="urn:t"/><ns prefix="x" uri="urn:x"/><ns prefix="xsi" uri="http://www.w3.org/2001/XMLSchema-instance"/>${this.#prefixes()}${phase}${key}${global}${patterns.join("")}${abstract}<diagnostics><diagnostic id="d">beside <value-of select="${quoted(this.#path(1))}"/></diagnostic></diagnostics></schema>`;
  }

  #prefixes(): string {
    return [...(this.#names.prefixes ?? [])]
      .map(([prefix, uri]) => `<ns prefix="${prefix}" uri="${quoted(uri)}"/>`)
      .join("");
  }

  #pattern(id: string, hasKey: boolean): string {
    const random = this.#random;
    const own = this.#let("v", () => this.#fromRoot());
    const abstract = this.#rarely(8)
      ? `<rule abstract="true" id="${id}a">${this.#check(hasKey)}</rule>`
      : "";
    const rules = Array.from({ length: 1 + random.below(3) }, () => {
      if (random.below(3) === 0) return this.#ofUnit();
      const before = this.#variables.length;
      const context = this.#context();
      const letInRule = this.#let("w", () => this.#expression(2));
      const checks = Array.from({ length: 1 + random.below(3) }, () => this.#check(hasKey));
      const extended = abstract !== "" && random.below(2) === 0 ? `<extends rule="${id}a"/>` : "";
      this.#variables = this.#variables.slice(0, before);
      return `<rule context="${quoted(context)}">${letInRule}${extended}${checks.join("")}</rule>`;
    });
    return `<pattern id="${id}">${own}${abstract}${rules.join("")}</pattern>`;
  }

  /** A rule about the texts of a unit, as real ones are. */
  #ofUnit(): string {
    const { unit, paths } = this.#one(this.#names.leaves);
    const leaf = (): string => (paths.length === 0 ? this.#path(1) : this.#one(paths));
    const value = (): string => this.#one(["'1'", "'x'", "2", "'true'", "'2020-02-29'", "''"]);
    const said = (): string =>
      this.#one([
        () => `${leaf()} = ${value()}`,
        () => `${leaf()} = ${value()}`,
        () => `${leaf()} != ${value()}`,
        () => `${leaf()} = ${leaf()}`,
        () => `normalize-space(${leaf()}) = ${value()}`,
        () => `string-length(${leaf()}) > ${this.#random.below(3)}`,
        () => `starts-with(${leaf()}, 'x')`,
        () => leaf(),
        () => `${leaf()} = ../${this.#element()}[1]/${leaf()}`,
        () => `${leaf()} = preceding-sibling::${this.#element()}[1]/${leaf()}`,
        () => `${leaf()} = /*/${this.#element()}/${this.#element()}`,
        () => `count(preceding-sibling::*) mod 7 = ${this.#random.below(7)}`,
      ])();
    const checks = Array.from({ length: 1 + this.#random.below(4) }, () => {
      const test = this.#one([
        () => `not(${said()} and ${said()} and ${said()})`,
        () => `not(${said()} and (${said()} or ${said()}) and ${said()})`,
        () => `${said()} or ${said()} or ${said()} or ${said()}`,
        () => `not(${said()}) or not(${said()}) or ${said()}`,
      ])();
      return `<assert id="${this.#id()}" test="${quoted(test)}">no <value-of select="${quoted(leaf())}"/></assert>`;
    });
    const name = this.#names.isQualified ? `t:${unit}` : unit;
    const predicate = this.#one(["", "", "", `[${said()}]`]);
    return `<rule context="${quoted(name + predicate)}">${checks.join("")}</rule>`;
  }

  #let(kind: string, value: () => string): string {
    if (!this.#rarely(4)) return "";
    const name = `${kind}${this.#ids++}`;
    const text = value();
    this.#variables.push(name);
    return `<let name="${name}" value="${quoted(text)}"/>`;
  }

  #id(): string {
    return `C${this.#ids++}`;
  }

  #check(hasKey: boolean): string {
    const random = this.#random;
    const test =
      hasKey && random.below(3) === 0
        ? `key('k', ${this.#path(1)})`
        : this.#rarely(3)
          ? this.#usual()
          : this.#expression(3);
    const kind = random.below(3) === 0 ? "report" : "assert";
    const role = this.#one(["", "", "", ' role="warning"', ' role="info"', ' flag="fatal"']);
    const subject = this.#rarely(12) ? ` subject="${quoted(this.#path(1))}"` : "";
    const said = this.#rarely(2) ? ` [<value-of select="${quoted(this.#path(2))}"/>]` : "";
    const name = this.#rarely(6) ? " <name/>" : "";
    const diagnostics = this.#rarely(8) ? ' diagnostics="d"' : "";
    return `<${kind} id="${this.#id()}" test="${quoted(test)}"${role}${subject}${diagnostics}>m${name}${said}</${kind}>`;
  }

  /** What real rules ask: most of it holds for most units, and now and then not. */
  #usual(): string {
    const text = (): string => this.#one([this.#path(1), this.#path(2), ".", "@n", "@id"]);
    const value = (): string => this.#one(["'1'", "'x'", "'2'", "1", "2", "''", "'y'"]);
    return this.#one([
      () => `${text()} != ${value()}`,
      () => `not(${text()} = ${value()} and ${text()} = ${value()})`,
      () => `not(${text()} = ${value()} and (${text()} = ${value()} or ${text()} = ${value()}))`,
      () => `not(${text()}) or ${text()} != ${text()}`,
      () => `${text()} = ${value()} or ${text()} = ${value()} or ${text()} = ${value()}`,
      () => `string-length(${text()}) < ${this.#random.below(4)}`,
      () => `normalize-space(${text()}) or not(${text()})`,
      () => `number(${text()}) <= 2 or ${text()}`,
      () => `count(preceding-sibling::${this.#element()}) < ${this.#random.below(9)}`,
      () =>
        `@n = count(preceding-sibling::${this.#element()}) or count(/*/${this.#element()}) >= ${value()}`,
      () => `../${this.#element()}[1]/@n = @n`,
      () => `../${this.#element()}[1]/${this.#element()} = ${this.#element()}`,
      () =>
        `/*/${this.#element()}/${this.#element()} = ${text()} or not(/*/${this.#element()}/${this.#element()})`,
      () => `count(/*/*/${this.#element()}) = ${this.#random.below(9)}`,
      () => `starts-with(${text()}, 'x') = contains(${text()}, 'y')`,
    ])();
  }

  #expression(depth: number): string {
    if (depth === 0) return this.#path(2);
    const inner = (): string => this.#expression(depth - 1);
    return this.#one([
      () => this.#path(3),
      () => this.#path(3),
      () => this.#usual(),
      () => `${inner()} and ${inner()}`,
      () => `(${inner()} or ${inner()})`,
      () => `not(${inner()})`,
      () => `(${this.#path(2)} ${this.#one(["=", "!=", "<", ">="])} ${this.#path(2)})`,
      () => `(${this.#path(2)} ${this.#one(["=", "!="])} ${this.#one(["1", "'x'", "true()"])})`,
      () => `count(${this.#path(3)}) ${this.#one(["=", ">", "<"])} ${this.#random.below(4)}`,
      () => `sum(${this.#path(2)}) > 2`,
      () => `concat(${this.#path(2)}, '-', ${this.#path(2)}) = '1-1'`,
      () => `local-name(${this.#path(2)}) = '${this.#one(this.#names.elements)}'`,
      () => `string(${this.#path(2)}) + 1 > 2`,
      () => `translate(${this.#path(1)}, 'xy', '12') = 1`,
      () => `generate-id(${this.#path(1)}) = generate-id(${this.#path(1)})`,
      () => `boolean(${this.#path(2)}) = boolean(${this.#path(2)})`,
      () => `name(${this.#path(1)}) != ''`,
    ])();
  }

  #path(length: number): string {
    const random = this.#random;
    if (this.#variables.length > 0 && this.#rarely(5)) return `$${this.#one(this.#variables)}`;
    const start = this.#one([
      "",
      "",
      "",
      "",
      ".//",
      "../",
      "../../",
      "/*/",
      "/*/*/",
      "//",
      "current()/",
      "preceding-sibling::",
      "following-sibling::",
      "ancestor::",
      "ancestor-or-self::",
      "descendant::",
      "self::",
    ]);
    const steps = Array.from({ length: 1 + random.below(length) }, (_, index) =>
      this.#step(index === 0 && start.endsWith("::")),
    );
    const last = this.#one(["", "", "", "/@n", "/@*", "/text()", "/.", "/..", "/@id"]);
    const path = start + steps.join(this.#one(["/", "/", "/", "//"])) + last;
    return this.#rarely(10) ? `(${path} | ${this.#path(1)})` : path;
  }

  #step(isAfterAxis: boolean): string {
    const test = this.#rarely(isAfterAxis ? 4 : 8) ? "*" : this.#element();
    return test + (this.#rarely(4) ? `[${this.#predicate()}]` : "");
  }

  #predicate(): string {
    return this.#one([
      () => "1",
      () => "last()",
      () => String(1 + this.#random.below(3)),
      () => this.#element(),
      () => "@n",
      () => "@n = '1'",
      () => `${this.#element()} = '1'`,
      () => ". = 'x'",
      () => "not(@id)",
      () => `not(${this.#element()})`,
      () => "position() mod 2 = 1",
      () => "@n = current()/@n",
      () => `self::${this.#element()}`,
    ])();
  }

  #fromRoot(): string {
    return this.#one([
      () => `/*/${this.#element()}`,
      () => `/*/${this.#element()}/${this.#element()}`,
      () => `count(/*/${this.#element()})`,
      () => `count(//${this.#element()})`,
      () => `//${this.#element()}/@n`,
      () => "/*/@n",
      () => "'1'",
    ])();
  }

  #context(): string {
    const one = (): string =>
      this.#one([
        () => this.#element(),
        () => this.#element(),
        () => this.#unit(),
        () => this.#unit(),
        () => `${this.#unit()}/${this.#element()}`,
        () => `${this.#element()}//${this.#element()}`,
        () => `${this.#unit()}[${this.#plainPredicate()}]`,
        () => `${this.#unit()}[${this.#plainPredicate()}]/${this.#element()}`,
        () => `${this.#element()}[${this.#plainPredicate()}]`,
        () => "*",
        () => "/*",
        () => "/",
        () => `/*/${this.#element()}`,
        () => `//${this.#element()}`,
        () => "@n",
        () => "@*",
        () => `${this.#unit()}/@n`,
        () => `${this.#element()}/@id`,
        () => (this.#rarely(3) ? "text()" : this.#unit()),
        () => (this.#rarely(3) ? "comment()" : this.#unit()),
        () => (this.#rarely(3) ? "processing-instruction()" : this.#unit()),
        () => (this.#rarely(3) ? `${this.#unit()}/text()` : this.#unit()),
        () => `${this.#unit()}[1]`,
        () => "x:*",
        () => `*[${this.#plainPredicate()}]`,
      ])();
    return this.#rarely(8) ? `${one()} | ${one()}` : one();
  }

  #plainPredicate(): string {
    return this.#one([
      () => "@n",
      () => "@n = '1'",
      () => "@*",
      () => this.#element(),
      () => `${this.#element()} = '1'`,
      () => `${this.#element()}/${this.#element()}`,
      () => `not(${this.#element()})`,
      () => `not(@id) and ${this.#element()}`,
      () => `normalize-space(${this.#element()}) = 'x'`,
      () => `count(${this.#element()}) > 1`,
      () => `preceding-sibling::${this.#element()}`,
      () => "@xsi:type",
    ])();
  }

  #element(): string {
    const name = this.#one(this.#names.elements);
    return this.#names.isQualified ? `t:${name}` : name;
  }

  #unit(): string {
    const name = this.#one(this.#names.leaves).unit;
    return this.#names.isQualified ? `t:${name}` : name;
  }

  #rarely(of: number): boolean {
    return this.#random.below(of) === 0;
  }

  #one<T>(from: readonly T[]): T {
    const [first] = from;
    const found = this.#random.pick(from) ?? first;
    if (found === undefined) throw new RangeError("nothing to pick from");
    return found;
  }
}
