/** Runs tasks one after the other, in the order of the calls. What a task throws goes to its caller. */
export class UnParUn {
  #last: Promise<unknown> = Promise.resolve();

  faire<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Resolves when all tasks given so far are done. */
  async vide(): Promise<void> {
    await this.#last;
  }
}
