import type { Position } from "../../../runtime/issues.js";
import type { TreeNode } from "../../../runtime/rules/tree/document-tree.js";
import { placeInAttribute, type SourceFile } from "./source.js";

/** A part of a text that comes from one place. */
interface Stretch {
  readonly at: number;
  readonly file: SourceFile;
  readonly element: TreeNode;
  readonly attribute: TreeNode;
  /** Where it begins in the value of the attribute. */
  readonly from: number;
}

/** The value of an attribute, parameters of abstract patterns replaced, that knows where each character comes from. */
export class PlacedText {
  readonly text: string;
  readonly #stretches: readonly Stretch[];

  private constructor(text: string, stretches: readonly Stretch[]) {
    this.text = text;
    this.#stretches = stretches;
  }

  static of(file: SourceFile, element: TreeNode, attribute: TreeNode): PlacedText {
    return new PlacedText(attribute.value, [{ at: 0, file, element, attribute, from: 0 }]);
  }

  /** The place of a character. */
  placeAt(offset: number): Position {
    const stretch = this.#stretches.findLast(({ at }) => at <= offset) ?? this.#stretches[0];
    if (stretch === undefined) return { line: 1, column: 1 };
    const { file, element, attribute, from, at } = stretch;
    return placeInAttribute(file, element, attribute, from + offset - at);
  }

  /** The text with parameters replaced by their values. */
  substitute(
    parameters: ReadonlyMap<string, PlacedText>,
    onUse: (name: string) => void,
  ): PlacedText {
    if (parameters.size === 0 || !this.text.includes("$")) return this;
    let text = "";
    let done = 0;
    const stretches: Stretch[] = [];
    const keep = (end: number): void => {
      if (end > done) stretches.push(...this.#cut(done, end, text.length));
      text += this.text.slice(done, end);
      done = end;
    };
    for (const match of this.text.matchAll(/\$([\p{L}_][\p{L}\p{N}._-]*)/gu)) {
      const [, written = ""] = match;
      const name = parameters.has(written) ? written : written.replace(/[.-]+$/, "");
      const value = parameters.get(name);
      if (value === undefined) continue;
      onUse(name);
      keep(match.index);
      stretches.push(...value.#cut(0, value.text.length, text.length));
      text += value.text;
      done = match.index + 1 + name.length;
    }
    keep(this.text.length);
    return new PlacedText(text, stretches.length > 0 ? stretches : this.#stretches);
  }

  /** The stretches between two offsets, moved to where they stand in another text. */
  #cut(start: number, end: number, to: number): readonly Stretch[] {
    return this.#stretches.flatMap((stretch, index) => {
      const next = this.#stretches[index + 1]?.at ?? this.text.length;
      const first = Math.max(start, stretch.at);
      if (first >= Math.min(end, next)) return [];
      return [{ ...stretch, at: to + first - start, from: stretch.from + first - stretch.at }];
    });
  }
}
