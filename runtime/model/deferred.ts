/**
 * Stands in a value for a part of it that comes later, one piece at a time: the items of a stream, or what leads to them.
 * Whoever checks or writes the value takes note of the place and goes on.
 */
export class Deferred {
  readonly value: unknown;

  constructor(value?: unknown) {
    this.value = value;
  }
}
