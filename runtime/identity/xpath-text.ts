import type { NameTest, XPathPath } from "../descriptors.js";

/** A field or selector as one would write it, without prefixes: `@id`, `Nom/@code`, `.//Numero`, `.`. */
export function xpathText(paths: readonly XPathPath[]): string {
  return paths.map(pathText).join(" | ");
}

function pathText({ descendant, steps, attribute }: XPathPath): string {
  const all = [
    ...steps.map(testText),
    ...(attribute === undefined ? [] : [`@${testText(attribute)}`]),
  ];
  if (all.length === 0) return descendant === true ? ".//." : ".";
  return `${descendant === true ? ".//" : ""}${all.join("/")}`;
}

function testText(test: NameTest): string {
  return test === "*" || !("local" in test) ? "*" : test.local;
}
