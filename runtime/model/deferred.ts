/**
 * Stands in a value for a part of it that comes later, one piece at a time: the items of a stream, or what leads to them.
 * Code that checks or writes the value notes the place and goes on.
 */
export class Deferred {
  readonly value: unknown;

  constructor(value?: unknown) {
    this.value = value;
  }
}
