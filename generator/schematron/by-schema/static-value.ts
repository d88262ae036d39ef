import { noNodes, type SchemaNodes } from "./axes.js";
import type { SchemaNode } from "./graph.js";
import {
  canBeNormalized,
  canBeNumber,
  canBeText,
  listedValues,
  type TextSpace,
} from "./text-space.js";

/** How a text is taken from nodes: unchanged, with white space normalized, or as the local name. */
export type TextForm = "string" | "normalized" | "localName";

/** What is known of the value of an expression before there is a document. */
export type StaticValue =
  | { readonly kind: "nodes"; readonly nodes: SchemaNodes }
  | {
      readonly kind: "text";
      readonly literal?: string | undefined;
      /** The nodes that the text comes from (from the first of them, if there are several); it is empty where there is none. */
      readonly of?: { readonly nodes: SchemaNodes; readonly form: TextForm } | undefined;
    }
  | { readonly kind: "number"; readonly value?: number | undefined }
  | { readonly kind: "boolean" }
  | { readonly kind: "any" };

export const anyValue: StaticValue = { kind: "any" };
export const someBoolean: StaticValue = { kind: "boolean" };
export const someNumber: StaticValue = { kind: "number" };
export const someText: StaticValue = { kind: "text" };
export const nothing: StaticValue = { kind: "nodes", nodes: noNodes };

const anyText: TextSpace = { any: true, empty: true, types: new Set() };

function textOf(node: SchemaNode): TextSpace {
  return node.kind === "element" || node.kind === "attribute" ? node.text : anyText;
}

/** Whether one of the nodes may have a given text, taken in a given form. */
export function canHaveText(nodes: SchemaNodes, form: TextForm, text: string): boolean {
  return [...nodes].some((node) => {
    if (form === "string") return canBeText(textOf(node), text);
    if (form === "normalized") return canBeNormalized(textOf(node), text);
    const name = localNameOf(node);
    return name === undefined || name === text;
  });
}

/** Whether one of the nodes may be a number, or a given number. */
export function canHaveNumber(nodes: SchemaNodes, number?: number): boolean {
  return [...nodes].some((node) => canBeNumber(textOf(node), number));
}

/** All texts that the nodes may have, where they can be listed. */
export function possibleTexts(nodes: SchemaNodes, form: TextForm): readonly string[] | undefined {
  const found = new Set<string>();
  for (const node of nodes) {
    const texts =
      form === "localName" ? [localNameOf(node)] : (listedValues(textOf(node)) ?? [undefined]);
    for (const text of texts) {
      if (text === undefined) return undefined;
      found.add(text);
    }
  }
  return [...found];
}

function localNameOf(node: SchemaNode): string | undefined {
  switch (node.kind) {
    case "element":
    case "attribute":
      return node.name.local;
    case "root":
    case "text":
    case "comment":
      return "";
    default:
      return undefined;
  }
}
