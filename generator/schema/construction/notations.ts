import { collapse } from "../../reader/grammar/lexical.js";
import { attributeOf } from "../../reader/xml/tree.js";
import type { NotationDeclaration } from "../components.js";
import { annotated } from "./annotations.js";
import type { Construction } from "./context.js";
import type { RawGlobal } from "./globals.js";

/** The component of a notation declaration (Part 1, 3.12.2). */
export function notationFor(
  { components, report }: Construction,
  global: RawGlobal,
): NotationDeclaration {
  const known = components.get(global);
  if (known !== undefined) return known as NotationDeclaration;
  const { element, document, name } = global;
  const publicIdentifier = attributeOf(element, "public");
  const systemIdentifier = attributeOf(element, "system");
  if (publicIdentifier === undefined && systemIdentifier === undefined) {
    const { position } = element;
    report({ key: "s4s-att-must-appear/notation", parameters: {}, position });
  }
  const notation: NotationDeclaration = {
    kind: "notationDeclaration",
    ...annotated(element, document),
    name,
    systemIdentifier: systemIdentifier === undefined ? undefined : collapse(systemIdentifier),
    publicIdentifier: publicIdentifier === undefined ? undefined : collapse(publicIdentifier),
  };
  components.set(global, notation);
  return notation;
}
