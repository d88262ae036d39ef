/** Makes empty plain objects for the values of one type. */
export type Shape = new () => Record<string, unknown>;

/**
 * A constructor of plain objects. V8 gives `{}` room for four properties, and more stand in a list beside the object that is
 * copied as it grows. Of what a constructor makes it looks at the first seven, and gives the others as much room as those took:
 * a tenth less memory for a lot of units.
 */
export function shape(): Shape {
  const make = function (this: Record<string, unknown>, never?: true): void {
    // How much room the first have is what V8 counts in the source: these assignments, done or not, and eight more.
    if (never !== true) return;
    this["a"] = this["b"] = this["c"] = this["d"] = this["e"] = this["f"] = this["g"] = 0;
    this["h"] = this["i"] = this["j"] = this["k"] = this["l"] = this["m"] = this["n"] = 0;
  };
  make.prototype = Object.prototype;
  return make as unknown as Shape;
}
