/** The longest time, in milliseconds, that a line waits. */
const longestWait = 50;

/** How many characters are written at once. */
const mostGathered = 1 << 16;

/**
 * Gathers lines, so that lines added together are one write. A killed process leaves complete lines and at most one broken one. After a failure
 * nothing more is written, and adding a line throws.
 */
export class LineWriter {
  readonly #write: (text: string) => Promise<void>;
  #gathered = "";
  #since = 0;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(write: (text: string) => Promise<void>) {
    this.#write = write;
  }

  /** Adds lines; undefined if there is nothing to wait for. */
  add(text: string): Promise<void> | undefined {
    if (text === "") return undefined;
    if (this.#gathered === "") {
      this.#since = performance.now();
      // The timer is only needed for lines that are not soon followed by others.
      this.#timer = setTimeout(() => void this.flush().catch(() => undefined), longestWait);
    }
    this.#gathered += text;
    const isDue = performance.now() - this.#since >= longestWait;
    return isDue || this.#gathered.length >= mostGathered ? this.flush() : undefined;
  }

  /** Writes the gathered lines. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    const text = this.#gathered;
    this.#gathered = "";
    if (text !== "") this.#writing = this.#writing.then(() => this.#write(text));
    return this.#writing;
  }
}
