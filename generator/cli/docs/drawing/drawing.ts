import type { ContentPart, Description, Part, TypeFacts } from "../../description/model.js";

/*
 * Where the boxes of a content model stand: a tree from left to right, each group before its parts, each part in its own line.
 */

export type BoxKind =
  | "root"
  | "attributes"
  | "attribute"
  | "element"
  | "any"
  | "anyAttribute"
  | "sequence"
  | "choice"
  | "all";

/** What a box shows. */
export interface Shown {
  readonly kind: BoxKind;
  readonly label: string;
  /** The whole name, where the label is cut. */
  readonly title?: string | undefined;
  readonly occurs?: string | undefined;
  /** The part, for a link to its type. */
  readonly part?: Part | undefined;
}

export interface Box extends Shown {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly optional: boolean;
  readonly repeated: boolean;
}

/** From the right of a box to the left of those inside of it. */
export interface Lines {
  readonly from: Box;
  readonly to: readonly Box[];
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Lines[];
}

/** What drawings say in a language, and how they spell names. */
export interface Lettering {
  readonly name: (clark: string) => string;
  readonly words: Readonly<
    Record<"attributes" | "any" | "anyAttribute" | "sequence" | "choice" | "all", string>
  >;
}

interface Node {
  readonly shown: Shown;
  readonly below: readonly Node[];
}

/** Nobody reads a drawing of more boxes than this. */
const mostBoxes = 250;

/** The drawing of what a component has in it; undefined where it has nothing in it, or too much to look at. */
export function draw(
  description: Description,
  lettering: Lettering,
): Drawing | "tooLarge" | undefined {
  const root: Node = {
    // Its name stands above; on a telephone there is no room to say it again.
    shown: { kind: "root", label: "" },
    below: nodesOf(description, lettering),
  };
  if (root.below.length === 0) return undefined;
  if (sizeOf(root) > mostBoxes) return "tooLarge";
  return place(root);
}

function sizeOf({ below }: Node): number {
  return below.reduce((sum, node) => sum + sizeOf(node), 1);
}

function nodesOf(
  { attributes = [], anyAttribute, content = [] }: TypeFacts,
  lettering: Lettering,
): readonly Node[] {
  const { words } = lettering;
  const ofAttributes = [
    ...attributes.map((part) => partNode("attribute", part, [], lettering)),
    ...(anyAttribute === undefined
      ? []
      : [
          {
            shown: { kind: "anyAttribute" as const, label: words.anyAttribute, occurs: "0..n" },
            below: [],
          },
        ]),
  ];
  const parts = content.map((part) => contentNode(part, lettering));
  const isGroup =
    content.length === 1 && content[0]?.kind !== "element" && content[0]?.kind !== "any";
  return [
    ...(ofAttributes.length === 0
      ? []
      : [{ shown: { kind: "attributes" as const, label: words.attributes }, below: ofAttributes }]),
    ...(parts.length === 0
      ? []
      : isGroup
        ? parts
        : [{ shown: { kind: "sequence" as const, label: words.sequence }, below: parts }]),
  ];
}

function contentNode(part: ContentPart, lettering: Lettering): Node {
  if (part.kind === "element")
    return partNode(
      "element",
      part,
      part.inner === undefined ? [] : nodesOf(part.inner, lettering),
      lettering,
    );
  const { kind, occurs } = part;
  if (kind === "any") return { shown: { kind, label: lettering.words.any, occurs }, below: [] };
  const { group, parts, repeated } = part;
  const label = group === undefined ? lettering.words[kind] : lettering.name(group);
  const shown = { kind, label: repeated ? `${cut(label)} …` : cut(label), title: label, occurs };
  return { shown, below: parts.map((each) => contentNode(each, lettering)) };
}

function partNode(
  kind: "element" | "attribute",
  part: Part,
  below: readonly Node[],
  { name }: Lettering,
): Node {
  const title = name(part.name);
  return { shown: { kind, label: cut(title), title, occurs: part.occurs, part }, below };
}

const longestLabel = 40;

function cut(label: string): string {
  const letters = Array.from(label);
  return letters.length <= longestLabel ? label : `${letters.slice(0, longestLabel - 1).join("")}…`;
}

const boxHeight = 26;
const dot = 12;
const lineHeight = 42;
const gap = 30;
const margin = 6;
const letterWidth = 7.3;

/** Letters that take the room of two, as Chinese and Japanese ones do. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u;

function widthOf(label: string): number {
  const letters = Array.from(label, (letter) => (wide.test(letter) ? 2 : 1));
  return Math.ceil(letters.reduce((sum, each) => sum + each, 0) * letterWidth) + 18;
}

/** Puts a tree on a plane: each node in the middle of what is below it. */
function place(root: Node): Drawing {
  const boxes: Box[] = [];
  const lines: Lines[] = [];
  let bottom = margin;
  let right = 0;
  const put = ({ shown, below }: Node, x: number): Box => {
    const width = shown.kind === "root" ? dot : widthOf(shown.label);
    const inner = below.map((node) => put(node, x + width + gap));
    const [first, last] = [inner[0], inner.at(-1)];
    const y = first === undefined || last === undefined ? bottom : (first.y + last.y) / 2;
    if (first === undefined) bottom += lineHeight;
    const [least = "", most = ""] = (shown.occurs ?? "1..1").split("..");
    const box: Box = {
      ...shown,
      x,
      y,
      width,
      height: boxHeight,
      optional: least === "0",
      repeated: most === "n" || Number(most) > 1,
    };
    right = Math.max(right, x + width);
    boxes.push(box);
    if (inner.length > 0) lines.push({ from: box, to: inner });
    return box;
  };
  put(root, margin);
  return { width: right + margin + 4, height: bottom, boxes, lines };
}
