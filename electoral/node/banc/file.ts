/** Does one thing after the other, in the order in which they were asked for. What one throws goes to who asked for it. */
export class UnParUn {
  #last: Promise<unknown> = Promise.resolve();

  faire<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Done when all that was asked for until now is. */
  async vide(): Promise<void> {
    await this.#last;
  }
}
