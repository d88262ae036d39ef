/**
 * Loads a module, also in TypeScript, as a file at `base` would import it. If it imports modules of the package `scrutin`, it gets those of this very
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
