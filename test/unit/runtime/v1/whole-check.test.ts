import { describe, expect, test } from "vitest";
import {
  xsID,
  xsIDREF,
  xsIDREFS,
  xsString,
  xsToken,
} from "../../../../runtime/datatypes/built-ins.js";
import type {
  ComplexType,
  ElementDescriptor,
  SimpleType,
} from "../../../../runtime/descriptors.js";
import { xsAnyType } from "../../../../runtime/v1/any-type.js";
import {
  all,
  any,
  attribute,
  choice,
  element,
  elementRef,
  globalElement,
  mixed,
  occurs,
  optional,
  ordered,
  sequence,
  text,
} from "../../../../runtime/v1/particles.js";
import { needsWholeCheck } from "../../../../runtime/v1/whole-check.js";
import { complex } from "../../../support/complex.js";

const inX = (local: string) => ({ namespace: "urn:x", local });
const id = (type: SimpleType) => attribute("id", inX("id"), type);

const a = element("a", inX("a"), xsString);
const b = element("b", inX("b"), xsToken);
const Named = complex(text("value", xsString), { attributes: () => [id(xsID)] });
const Tree: ComplexType = complex(
  occurs(
    0,
    9,
    element("tree", inX("tree"), () => Tree),
  ),
);
const wildcard = { namespaces: "any", processContents: "skip" } as const;
const member = globalElement(inX("member"), xsToken);
const head: ElementDescriptor = globalElement(inX("head"), xsToken, {
  substitutions: () => [{ kind: "member", element: member }],
});

describe("parts that can be checked one by one", () => {
  test.for<readonly [string, ComplexType]>([
    ["nothing", complex()],
    ["text and attributes", Named],
    ["a sequence", complex(sequence(a, optional(b), sequence(occurs(0, 5, b))))],
    ["one element", complex(a)],
    ["a type in itself", Tree],
    ["a nillable element", complex(element("a", inX("a"), xsString, { nillable: true }))],
  ])("%s", ([, type]) => {
    expect(needsWholeCheck(type)).toBe(false);
  });
});

describe("parts that have to do with each other", () => {
  const withItself: ComplexType = complex(
    occurs(
      0,
      9,
      element("tree", inX("tree"), () => withItself),
    ),
    { attributes: () => [id(xsID)] },
  );

  test.for<readonly [string, ComplexType]>([
    ["a choice", complex(choice(a, b))],
    ["a choice inside", complex(sequence(a, choice(b)))],
    ["an optional group", complex(optional(sequence(a, b)))],
    ["xs:all", complex(all(a, b))],
    ["order", complex(sequence(ordered("content", sequence(a, b))))],
    ["mixed content", complex(mixed("content"))],
    ["a wildcard", complex(sequence(a, any("any", wildcard)))],
    ["an attribute wildcard", complex(a, { anyAttribute: { property: "any", ...wildcard } })],
    ["a fixed element", complex(element("a", inX("a"), xsString, { fixed: "x" }))],
    ["an element with a default", complex(element("a", inX("a"), xsString, { default: "x" }))],
    [
      "a fixed attribute",
      complex(undefined, {
        attributes: () => [attribute("a", inX("a"), xsString, { fixed: "x" })],
      }),
    ],
    ["a substitution group", complex(elementRef("head", head))],
    ["an identity constraint", complex(element("a", inX("a"), Tree, { identityConstraints: [] }))],
    ["an element of any type", complex(element("a", inX("a"), xsAnyType))],
    ["two identifiers", complex(undefined, { attributes: () => [id(xsID), id(xsIDREF)] })],
    ["an identifier below", complex(element("a", inX("a"), Named))],
    ["identifiers in a list below", complex(element("a", inX("a"), xsIDREFS))],
    [
      "an identifier far below",
      complex(element("a", inX("a"), complex(element("b", inX("b"), Named)))),
    ],
    [
      "an identifier in a derived type below",
      complex(
        element("a", inX("a"), complex(a, { derived: () => [{ $type: "Named", type: Named }] })),
      ),
    ],
    ["an identifier in itself", withItself],
  ])("%s", ([, type]) => {
    expect(needsWholeCheck(type)).toBe(true);
  });
});
