/** So many texts may be waiting at one place. */
const maxWaiting = 16;

/** What is done under a condition. */
export interface Way {
  readonly condition: string;
  readonly write: () => void;
}

/**
 * Source, statement by statement, that appends to the variable `text`. Text that is the same for all values waits until something comes
 * that is not, so that neighbouring tags are joined when the source is made: every joint that is left costs time when it is made,
 * and again when the text is used. Where ways have met, the variable
 * `waiting` tells which of some texts is waiting.
 */
export class AppendingSource {
  readonly #statements: string[] = [];
  #prefix: string | undefined;
  #waiting: readonly string[] = [""];

  /** Adds a statement. */
  add(statement: string): void {
    this.#statements.push(statement);
  }

  /** Appends a text. */
  text(text: string): void {
    this.#waiting = this.#waiting.map((before) => before + text);
  }

  /** Appends what waits, so that the next statement can append more. */
  flush(): void {
    this.#begin();
    const waiting = this.#waiting;
    this.#waiting = [""];
    const [first = ""] = waiting;
    const last = waiting.length - 1;
    const texts = waiting.every((text) => text === first)
      ? [JSON.stringify(first)]
      : waiting.map((text, index) => {
          const written = JSON.stringify(text);
          return index < last ? `waiting === ${index} ? ${written}` : written;
        });
    if (texts[0] !== '""') this.add(`text += ${texts.join(" : ")};`);
  }

  /** Goes the first way whose condition holds; where none does, it goes on, or returns. */
  branch(ways: readonly Way[], isOptional: boolean): void {
    const before = this.#part();
    const after = isOptional ? [...before] : [];
    for (const { condition, write } of ways) {
      this.add(`if (${condition}) {`);
      this.#waiting = before;
      write();
      this.#join(after);
      this.add("} else");
    }
    this.add(isOptional ? "{}" : "return;");
    this.#waiting = after;
  }

  /** Does the same for each item of an array; the text `end` is what waits behind one. */
  each(items: string, end: string, write: (item: string) => void): void {
    const before = this.#part();
    this.#waiting = [...before, end];
    this.add(`for (let index = 0; index < ${items}.length; index++) {`);
    write(`${items}[index]`);
    this.add(`waiting = ${before.length};\n}`);
    this.#waiting = [...before, end];
  }

  /** All statements, and the text before and after what they append. */
  end(): { readonly prefix: string; readonly statements: string; readonly suffix: string } {
    if (this.#waiting.length > 1) this.flush();
    const prefix = this.#begin();
    const [suffix = ""] = this.#waiting;
    return { prefix, statements: this.#statements.join("\n"), suffix };
  }

  /** The text that waits first of all is left to others. */
  #begin(): string {
    if (this.#prefix !== undefined) return this.#prefix;
    const [prefix = ""] = this.#waiting;
    this.#prefix = prefix;
    this.#waiting = [""];
    return prefix;
  }

  /** Ends a way: what waits behind it joins what waits behind others. */
  #join(after: string[]): void {
    if (after.length + this.#waiting.length > maxWaiting) this.flush();
    const [only = "", ...others] = this.#waiting;
    const known = others.length === 0 ? after.indexOf(only) : -1;
    if (known >= 0) this.add(`waiting = ${known};`);
    else {
      this.add(`waiting ${others.length === 0 ? "=" : "+="} ${after.length};`);
      after.push(...this.#waiting);
    }
  }

  /** Gets ready for ways to part: `waiting` tells what waits. */
  #part(): readonly string[] {
    this.#begin();
    if (this.#waiting.length >= maxWaiting) this.flush();
    if (this.#waiting.length === 1) this.add("waiting = 0;");
    return this.#waiting;
  }
}
