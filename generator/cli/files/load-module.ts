/**
 * Loads a module, TypeScript too, as a file at `base` would import it. Modules of the package that it imports are those of this very
 * package, wherever the command was started.
 */
export async function loadModule(
  specifier: string,
  base: string,
  virtualModules: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const { createJiti } = await import("jiti");
  const jiti = createJiti(base, { fsCache: false, moduleCache: false, virtualModules });
  return jiti.import(specifier);
}
