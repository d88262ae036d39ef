import {
  type FocusUse,
  joinFocus,
  noFocus,
  ofBoolean,
  ofNodes,
  ofNumber,
  ofText,
} from "../compiled.js";
import type { Compiled, Evaluate } from "../environment.js";
import { type NodeSet, qualifiedName, stringValue, type XPathNode } from "../node.js";
import { isNodeSet, textToNumber, toText } from "../values.js";
import {
  at,
  codePointLength,
  makeSubstring,
  makeTranslate,
  normalizeSpace,
} from "./text-functions.js";

/** A function that expressions may call. */
export interface XPathFunction {
  readonly least: number;
  /** `undefined` where any number of parameters may follow. */
  readonly most: number | undefined;
  /** Which parameters have to be node-sets, from 0. */
  readonly nodeSets?: readonly number[];
  make(parameters: readonly Compiled[]): Compiled;
}

/** The parameter, or the context node where it is left out. */
function orContext(parameter: Compiled | undefined): Evaluate<NodeSet> {
  return parameter?.nodes ?? ((node) => [node]);
}

function textOrContext(parameter: Compiled | undefined): Evaluate<string> {
  return parameter?.text ?? ((node) => stringValue(node));
}

function textFunction(
  least: number,
  most: number | undefined,
  make: (parameters: readonly Compiled[]) => Evaluate<string>,
): XPathFunction {
  return { least, most, make: (parameters) => ofText(make(parameters), joinFocus(parameters)) };
}

function numberFunction(
  least: number,
  most: number,
  make: (parameters: readonly Compiled[]) => Evaluate<number>,
  focus?: FocusUse,
): XPathFunction {
  return {
    least,
    most,
    make: (parameters) => ofNumber(make(parameters), focus ?? joinFocus(parameters)),
  };
}

function booleanFunction(
  least: number,
  most: number,
  make: (parameters: readonly Compiled[]) => Evaluate<boolean>,
): XPathFunction {
  return { least, most, make: (parameters) => ofBoolean(make(parameters), joinFocus(parameters)) };
}

/** `name(node-set?)` and its like: something about the first node. */
function nameFunction(say: (node: XPathNode) => string): XPathFunction {
  return {
    least: 0,
    most: 1,
    nodeSets: [0],
    make: ([parameter]) => {
      const nodes = orContext(parameter);
      return ofText((node, position, size, environment) => {
        const [first] = nodes(node, position, size, environment);
        return first === undefined ? "" : say(first);
      }, parameter ?? noFocus);
    },
  };
}

/** A test of two texts. */
function textsFunction(test: (text: string, part: string) => boolean): XPathFunction {
  return booleanFunction(2, 2, (parameters) => {
    const { text } = at(parameters, 0);
    const { text: part } = at(parameters, 1);
    return (node, position, size, environment) =>
      test(text(node, position, size, environment), part(node, position, size, environment));
  });
}

function cutFunction(cut: (text: string, part: string) => string): XPathFunction {
  return textFunction(2, 2, (parameters) => {
    const { text } = at(parameters, 0);
    const { text: part } = at(parameters, 1);
    return (node, position, size, environment) =>
      cut(text(node, position, size, environment), part(node, position, size, environment));
  });
}

function roundingFunction(round: (value: number) => number): XPathFunction {
  return numberFunction(1, 1, (parameters) => {
    const { number } = at(parameters, 0);
    return (node, position, size, environment) => round(number(node, position, size, environment));
  });
}

/** The core function library (XPath 1.0, 4). */
export const coreFunctions: ReadonlyMap<string, XPathFunction> = new Map<string, XPathFunction>([
  // 4.1 Node set functions
  [
    "last",
    numberFunction(0, 0, () => (_node, _position, size) => size, {
      usesSize: true,
      usesPosition: true,
    }),
  ],
  [
    "position",
    numberFunction(0, 0, () => (_node, position) => position, {
      usesSize: false,
      usesPosition: true,
    }),
  ],
  [
    "count",
    {
      ...numberFunction(1, 1, (parameters) => {
        const { nodes } = at(parameters, 0);
        return (node, position, size, environment) =>
          nodes(node, position, size, environment).length;
      }),
      nodeSets: [0],
    },
  ],
  ["id", { least: 1, most: 1, make: makeId }],
  ["local-name", nameFunction(({ local }) => local)],
  ["namespace-uri", nameFunction(({ namespace }) => namespace)],
  ["name", nameFunction(qualifiedName)],
  // 4.2 String functions
  ["string", textFunction(0, 1, ([parameter]) => textOrContext(parameter))],
  [
    "concat",
    textFunction(2, undefined, (parameters) => (node, position, size, environment) => {
      let text = "";
      for (const parameter of parameters) text += parameter.text(node, position, size, environment);
      return text;
    }),
  ],
  ["starts-with", textsFunction((text, part) => text.startsWith(part))],
  ["contains", textsFunction((text, part) => text.includes(part))],
  ["substring-before", cutFunction((text, part) => text.slice(0, Math.max(0, text.indexOf(part))))],
  [
    "substring-after",
    cutFunction((text, part) => {
      const found = text.indexOf(part);
      return found < 0 ? "" : text.slice(found + part.length);
    }),
  ],
  ["substring", textFunction(2, 3, makeSubstring)],
  [
    "string-length",
    numberFunction(0, 1, ([parameter]) => {
      const text = textOrContext(parameter);
      return (node, position, size, environment) =>
        codePointLength(text(node, position, size, environment));
    }),
  ],
  [
    "normalize-space",
    textFunction(0, 1, ([parameter]) => {
      const text = textOrContext(parameter);
      return (node, position, size, environment) =>
        normalizeSpace(text(node, position, size, environment));
    }),
  ],
  ["translate", textFunction(3, 3, makeTranslate)],
  // 4.3 Boolean functions
  ["boolean", booleanFunction(1, 1, (parameters) => at(parameters, 0).boolean)],
  [
    "not",
    booleanFunction(1, 1, (parameters) => {
      const { boolean } = at(parameters, 0);
      return (node, position, size, environment) => !boolean(node, position, size, environment);
    }),
  ],
  ["true", booleanFunction(0, 0, () => () => true)],
  ["false", booleanFunction(0, 0, () => () => false)],
  ["lang", booleanFunction(1, 1, makeLang)],
  // 4.4 Number functions
  [
    "number",
    numberFunction(
      0,
      1,
      ([parameter]) => parameter?.number ?? ((node) => textToNumber(stringValue(node))),
    ),
  ],
  [
    "sum",
    {
      ...numberFunction(1, 1, (parameters) => {
        const { nodes } = at(parameters, 0);
        return (node, position, size, environment) => {
          let sum = 0;
          for (const each of nodes(node, position, size, environment))
            sum += textToNumber(stringValue(each));
          return sum;
        };
      }),
      nodeSets: [0],
    },
  ],
  ["floor", roundingFunction(Math.floor)],
  ["ceiling", roundingFunction(Math.ceil)],
  ["round", roundingFunction(Math.round)],
]);

/** `id`: of a node-set each node's text is a list of identifiers, of anything else its text is (XPath 1.0, 4.1). */
function makeId(parameters: readonly Compiled[]): Compiled {
  const parameter = at(parameters, 0);
  return ofNodes((node, position, size, environment) => {
    const value = parameter.value(node, position, size, environment);
    const texts = isNodeSet(value) ? value.map(stringValue) : [toText(value)];
    const ids = texts.flatMap((text) => text.split(/[ \t\r\n]+/)).filter((id) => id !== "");
    const found = new Set<XPathNode>();
    for (const id of ids) {
      const element = environment.elementById(id, node);
      if (element !== undefined) found.add(element);
    }
    return [...found].sort((a, b) => a.order - b.order);
  }, parameter);
}

/** `lang` (XPath 1.0, 4.3): whether `xml:lang` of the nearest element says the language, or one of its dialects. */
function makeLang(parameters: readonly Compiled[]): Evaluate<boolean> {
  const { text } = at(parameters, 0);
  return (node, ...focus) => {
    const wanted = text(node, ...focus).toLowerCase();
    const language = languageOf(node)?.toLowerCase();
    return language === wanted || language?.startsWith(`${wanted}-`) === true;
  };
}

function languageOf(node: XPathNode): string | undefined {
  for (let at: XPathNode | undefined = node; at !== undefined; at = at.parent) {
    const language = at.attributes.find(
      ({ local, prefix }) => local === "lang" && prefix === "xml",
    );
    if (language !== undefined) return stringValue(language);
  }
  return undefined;
}
