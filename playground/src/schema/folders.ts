/** The longest folder that all paths are in, with a slash at its end; `""` where there is none. */
export function commonFolder(paths: readonly string[]): string {
  const [first = "", ...others] = paths;
  const steps = first.split("/").slice(0, -1);
  const shared = others.reduce((length, path) => {
    const own = path.split("/").slice(0, -1);
    const end = steps.findIndex((step, index) => index >= length || own[index] !== step);
    return end === -1 ? Math.min(length, steps.length) : end;
  }, steps.length);
  return steps
    .slice(0, shared)
    .map((step) => `${step}/`)
    .join("");
}
