import type { SimpleType } from "../../descriptors.js";
import type { PrefixFor, ResolvePrefix } from "../../nouns/datatype.js";
import { compileFacets, type FacetCheck } from "../facets/facets.js";
import {
  type Finding,
  isFindings,
  kindOf,
  noFindings,
  type SimpleTypeReader,
  type SimpleValue,
  textOf,
} from "../simple-value.js";
import { normalizeWhiteSpace } from "../white-space.js";
import { itemTypeOf } from "./parts.js";

/** The most white space that is put behind a list, so that a member of a union that limits the length does not take it. */
const mostBlanks = 1024;

/** Compiles a list type (Part 2, 2.5.1.2) from its steps of derivation, the type itself first. */
export function listReader(
  steps: readonly SimpleType[],
  readerOf: (type: SimpleType) => SimpleTypeReader,
): SimpleTypeReader {
  const [type] = steps;
  const itemType = type && itemTypeOf(type);
  if (type === undefined || itemType === undefined)
    throw new TypeError("a list type has an item type");
  const name = steps.find((step) => step.name !== undefined)?.name?.local;
  const item = readerOf(itemType);

  const readItems = (lexical: string, resolve: ResolvePrefix): readonly SimpleValue[] | Finding => {
    const items: SimpleValue[] = [];
    for (const text of lexical === "" ? [] : lexical.split(" ")) {
      const outcome = item.read(text, resolve);
      if (isFindings(outcome)) return wrongItem(text, items.length, outcome);
      items.push(outcome);
    }
    return items;
  };
  const wrongItem = (text: string, index: number, causes: readonly Finding[]): Finding => ({
    code: "cvc-datatype-valid.1.2.2",
    parameters: { item: text, index, type: name, itemType: itemType.name?.local, causes },
  });
  const checks = compileFacets(steps, {
    length: (items) => (items as readonly unknown[]).length,
    key: (items) => keyOf(items as readonly SimpleValue[]),
    parse: (literal, resolve) => {
      const items = readItems(normalizeWhiteSpace(literal, "collapse"), resolve);
      return "code" in items ? undefined : items;
    },
  });

  const read = (text: string, resolve: ResolvePrefix): SimpleValue | readonly Finding[] => {
    const lexical = normalizeWhiteSpace(text, "collapse");
    const items = readItems(lexical, resolve);
    if ("code" in items) return [items];
    const findings = runChecks(checks, items, lexical);
    return findings.length > 0 ? findings : new ListValue(type, items, lexical);
  };

  /** Of an item whose usual form has white space in it, another is needed. */
  const writeItem = (value: unknown, prefixFor: PrefixFor): string => {
    const usual = item.write(value, prefixFor);
    return itemType.variety === "union" && !isOneItem(usual)
      ? (formsOfItem(value, prefixFor).next().value ?? usual)
      : usual;
  };
  function* formsOfItem(value: unknown, prefixFor: PrefixFor): Generator<string, undefined> {
    for (const form of item.forms(value, prefixFor)) if (!/\s/.test(form)) yield form;
  }
  const write = (native: unknown, prefixFor: PrefixFor): string => {
    if (!Array.isArray(native))
      throw new TypeError(`a value of the list type "${name}" is an array`);
    return native.map((value: unknown) => writeItem(value, prefixFor)).join(" ");
  };
  return {
    read,
    check: (native) => {
      if (!Array.isArray(native)) {
        return [
          {
            code: "value-type",
            parameters: { expected: "array", actual: kindOf(native), type: name },
          },
        ];
      }
      const items: readonly unknown[] = native;
      for (const [index, value] of items.entries()) {
        const findings = item.check(value);
        const [first] = findings;
        if (first?.code === "value-type")
          return [{ ...first, parameters: { ...first.parameters, index } }];
        if (first !== undefined) return [wrongItem(textOf(value), index, findings)];
      }
      const prefixes = new Map<string, string>();
      const lexicals = items.map((value) => writeItem(value, collectPrefix(prefixes)));
      const unsplit = lexicals.findIndex((text) => !isOneItem(text));
      if (unsplit >= 0) return [wrongItem(lexicals[unsplit] ?? "", unsplit, noFindings)];
      const outcome = read(lexicals.join(" "), (prefix) => prefixes.get(prefix));
      return isFindings(outcome) ? outcome : noFindings;
    },
    write,
    *forms(native, prefixFor) {
      const usual = write(native, prefixFor);
      yield usual;
      yield `${usual} `;
      const forms = (native as readonly unknown[]).map((value) => formsOfItem(value, prefixFor));
      let last = usual.split(" ");
      for (let found = forms.length > 0; found; ) {
        const next = forms.map((form) => form.next().value);
        found = next.some((form) => form !== undefined);
        last = next.map((form, index) => form ?? last[index] ?? "");
        if (found) yield last.join(" ");
      }
      // White space around a list is no part of it, but a text that another member limits in length would be too long with it.
      for (let blanks = 2; blanks <= mostBlanks; blanks *= 2) yield usual + " ".repeat(blanks);
    },
  };
}

/** Items are divided by white space, so an item holds none, and is not empty. */
function isOneItem(text: string): boolean {
  const normal = normalizeWhiteSpace(text, "collapse");
  return normal !== "" && !normal.includes(" ");
}

/** Gives every namespace a prefix of its own, so that the values can be read again. */
function collectPrefix(prefixes: Map<string, string>): PrefixFor {
  return (namespace) => {
    if (namespace === "") return "";
    for (const [prefix, bound] of prefixes) if (bound === namespace) return prefix;
    const prefix = `ns${prefixes.size}`;
    prefixes.set(prefix, namespace);
    return prefix;
  };
}

function runChecks(
  checks: readonly FacetCheck[],
  value: unknown,
  lexical: string,
): readonly Finding[] {
  return checks.map((check) => check(value, lexical)).filter((finding) => finding !== undefined);
}

/** Lengths before the items' keys: whatever the keys hold, no two lists have one key. */
function keyOf(items: readonly SimpleValue[]): string {
  return `list ${items.map(({ key }) => `${key.length} ${key}`).join(" ")}`;
}

class ListValue implements SimpleValue {
  readonly type: SimpleType;
  readonly lexical: string;
  readonly value: readonly unknown[];
  readonly #items: readonly SimpleValue[];

  constructor(type: SimpleType, items: readonly SimpleValue[], lexical: string) {
    this.type = type;
    this.lexical = lexical;
    this.value = items.map(({ value }) => value);
    this.#items = items;
  }

  get key(): string {
    return keyOf(this.#items);
  }
}
