/** Milliseconds that a line waits at the most. */
const longestWait = 50;

/** Characters that are written at once. */
const mostGathered = 1 << 16;

/**
 * Gathers lines, so that many of one moment are one write. Who is killed leaves whole lines and one broken one at most. After a failure
 * nothing more is written, and who adds is told.
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

  async add(text: string): Promise<void> {
    if (text === "") return;
    if (this.#gathered === "") {
      this.#since = performance.now();
      // Only for lines behind which no other comes soon.
      this.#timer = setTimeout(() => void this.flush().catch(() => undefined), longestWait);
    }
    this.#gathered += text;
    const isDue = performance.now() - this.#since >= longestWait;
    if (isDue || this.#gathered.length >= mostGathered) await this.flush();
  }

  /** Writes what is gathered. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    const text = this.#gathered;
    this.#gathered = "";
    if (text !== "") this.#writing = this.#writing.then(() => this.#write(text));
    return this.#writing;
  }
}
