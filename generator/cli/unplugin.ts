/**
 * Public API of `scrutin/unplugin`: generates code when a build begins, and again when a schema changes, in Vite, Rollup, Rolldown, webpack, Rspack and
 * esbuild. Needs the package `unplugin` beside `scrutin`.
 *
 * @module
 */
import { resolve } from "node:path";
import { createUnplugin, type UnpluginInstance } from "unplugin";
import { exitCodes } from "./failure.js";
import { generateOnce } from "./generate/generate-command.js";
import { chooseLocale } from "./locale.js";
import { reportError } from "./report-error.js";
import { processTerminal, speaking } from "./terminal.js";

/** The options of the plugin; all others are in the configuration file. */
export interface PluginOptions {
  /** The configuration file. Default: `scrutin.config.*` in the folder of the build, or the nearest above it. */
  readonly config?: string | undefined;
  /** The folder of the build. Default: that of the process. */
  readonly cwd?: string | undefined;
}

/**
 * Generates as `scrutin generate` does, with the same messages. A schema that cannot be used ends a build, but not a development server.
 *
 * @example
 * // vite.config.ts
 * // import scrutin from "scrutin/unplugin";
 * // export default defineConfig({ plugins: [scrutin.vite()] });
 */
const plugin: UnpluginInstance<PluginOptions | undefined> = createUnplugin((options = {}) => {
  const cwd = resolve(options.cwd ?? process.cwd());
  const flags = { schemas: [], ...(options.config !== undefined && { config: options.config }) };
  const terminal = { ...processTerminal(), cwd };
  const console = speaking(terminal, chooseLocale([], terminal));
  let files: ReadonlySet<string> = new Set();
  let watcher: { readonly add: (paths: readonly string[]) => unknown } | undefined;

  /** Generates once, and says whether it succeeded. */
  const run = async (): Promise<boolean> => {
    const read = new Set<string>();
    const told = (path: string): void => void read.add(path);
    const code = await generateOnce(flags, console, told).catch((error: unknown) =>
      reportError(error, console),
    );
    files = new Set([...read].map((path) => resolve(path)));
    return code === exitCodes.ok;
  };

  return {
    name: "scrutin",
    async buildStart() {
      const good = await run();
      for (const file of files) this.addWatchFile(file);
      watcher?.add([...files]);
      if (!good) throw new Error("scrutin: nothing was generated");
    },
    async watchChange(id) {
      if (files.has(resolve(id))) await run();
    },
    vite: {
      // A development server watches only what modules import, so schemas have to be added.
      configureServer(server) {
        watcher = server.watcher;
      },
    },
  };
});

export default plugin;
