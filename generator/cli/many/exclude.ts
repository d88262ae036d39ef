import picomatch from "picomatch";

/** Tells what is left out: a pattern without a slash is one of names in any folder. The only place that knows picomatch. */
export function excluding(patterns: readonly string[]): (name: string) => boolean {
  const matchers = patterns.map((pattern) =>
    picomatch(pattern.replace(/^\.\//, ""), { dot: true, basename: !pattern.includes("/") }),
  );
  return (name) => matchers.some((matches) => matches(name.replace(/^\.\//, "")));
}
