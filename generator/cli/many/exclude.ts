/** A test for what is excluded: a pattern without a slash matches names in any folder. The only place that knows picomatch. */
export async function excluding(patterns: readonly string[]): Promise<(name: string) => boolean> {
  if (patterns.length === 0) return () => false;
  const { default: picomatch } = await import("picomatch");
  const matchers = patterns.map((pattern) =>
    picomatch(pattern.replace(/^\.\//, ""), { dot: true, basename: !pattern.includes("/") }),
  );
  return (name) => matchers.some((matches) => matches(name.replace(/^\.\//, "")));
}
