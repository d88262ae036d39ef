/*
 * Plain objects from constructors. Of objects from a literal V8 may think that they live long, make them where such objects are, and
 * keep what they hold until everything is looked through: twice the time for a stream of units that live no longer than a moment. Of
 * objects from a constructor it has no such opinion.
 */

/** A constructor of plain objects: those that the function fills. */
export function plainObjects<Fields extends object, Arguments extends readonly unknown[]>(
  fill: (this: Fields, ...values: Arguments) => void,
): new (
  ...values: Arguments
) => Fields {
  fill.prototype = Object.prototype;
  return fill as never;
}

/** Makes empty objects for the properties of the values of one type. */
export type PropertiesConstructor = new () => Record<string, unknown>;

/**
 * A constructor of empty objects. V8 gives `{}` room for four properties, and more stand in a list beside the object that is
 * copied as it grows. Of what a constructor makes it looks at the first seven, and gives the others as much room as those took:
 * a tenth less memory for a lot of units.
 */
export function propertiesConstructor(): PropertiesConstructor {
  return plainObjects(function (this: Record<string, unknown>, never?: true): void {
    // How much room the first have is what V8 counts in the source: these assignments, done or not, and eight more.
    if (never !== true) return;
    this["a"] = this["b"] = this["c"] = this["d"] = this["e"] = this["f"] = this["g"] = 0;
    this["h"] = this["i"] = this["j"] = this["k"] = this["l"] = this["m"] = this["n"] = 0;
  });
}
