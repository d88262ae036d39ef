/**
 * Public API of `scrutin/unplugin`: generates code when a build begins, and again when a schema changes, in Vite, Rollup, Rolldown, webpack, Rspack and
 * esbuild. Needs the package `unplugin` beside `scrutin`.
 *
 * @module
 */
import { resolve } from "node:path";
import { createUnplugin, type UnpluginInstance } from "unplugin";
import { Generation, type Mistake } from "./generate/generation.js";
import { processTerminal } from "./terminal.js";

/** The options of the plugin; all others are in the configuration file. */
export interface PluginOptions {
  /** The configuration file. Default: `scrutin.config.*` in the folder of the build, or the nearest above it. */
  readonly config?: string | undefined;
  /** The folder of the build. Default: that of the process. */
  readonly cwd?: string | undefined;
}

/** What is used of a compiler of webpack or Rspack. */
interface PackCompiler {
  readonly hooks: Readonly<Record<"beforeRun" | "watchRun", PackHook>> & {
    readonly thisCompilation: {
      readonly tap: (name: string, run: (compilation: PackCompilation) => void) => void;
    };
  };
  readonly modifiedFiles?: Iterable<string> | undefined;
  readonly removedFiles?: Iterable<string> | undefined;
}

interface PackHook {
  readonly tapPromise: (name: string, run: (compiler: PackCompiler) => Promise<void>) => void;
}

interface PackCompilation {
  readonly errors: { readonly push: (error: Error) => unknown };
  readonly fileDependencies: { readonly add: (path: string) => unknown };
}

/** What is used of a development server of Vite. */
interface DevServer {
  readonly watcher: { readonly add: (paths: readonly string[]) => unknown };
  readonly ws: { readonly send: (payload: ServerError | { readonly type: "full-reload" }) => void };
}

interface ServerError {
  readonly type: "error";
  readonly err: ReturnType<typeof shown> & { readonly stack: string };
}

const name = "scrutin";
const hasHooksOfItsOwn: ReadonlySet<string> = new Set(["webpack", "rspack", "esbuild"]);

/**
 * Generates as `scrutin generate` does, with the same messages. A schema that cannot be used ends a build; a development server shows it, with its place,
 * until it is mended.
 *
 * @example
 * // vite.config.ts
 * // import scrutin from "scrutin/unplugin";
 * // export default defineConfig({ plugins: [scrutin.vite()] });
 */
const plugin: UnpluginInstance<PluginOptions | undefined> = createUnplugin(
  (options = {}, { framework }) => {
    const terminal = { ...processTerminal(), cwd: resolve(options.cwd ?? process.cwd()) };
    const generation = new Generation(options.config, terminal);
    let server: DevServer | undefined;
    let isShown = false;

    const show = ({ watcher, ws }: DevServer, mistake: Mistake | undefined): void => {
      // A server watches only what modules import, and what is under its root.
      watcher.add(generation.files);
      if (mistake !== undefined) {
        terminal.error(mistake.message);
        ws.send({ type: "error", err: { ...shown(mistake), stack: "" } });
      } else if (isShown) ws.send({ type: "full-reload" });
      isShown = mistake !== undefined;
    };

    /**
     * webpack and Rspack look for modules while a build starts: what is generated must be there before. A mistake is one of the compilation, since
     * they do not watch any longer after one of a hook.
     */
    const beforehand = ({ hooks }: PackCompiler): void => {
      let mistake: Mistake | undefined;
      let isBegun = false;
      hooks.beforeRun.tapPromise(name, async () => {
        mistake = await generation.again();
      });
      hooks.watchRun.tapPromise(name, async ({ modifiedFiles = [], removedFiles = [] }) => {
        const run = isBegun
          ? generation.changed([...modifiedFiles, ...removedFiles])
          : generation.again();
        isBegun = true;
        mistake = await run;
      });
      hooks.thisCompilation.tap(name, ({ errors, fileDependencies }) => {
        for (const file of generation.files) fileDependencies.add(file);
        if (mistake !== undefined) errors.push(errorOf(mistake));
      });
    };

    return {
      name,
      async buildStart() {
        if (hasHooksOfItsOwn.has(framework)) return;
        const mistake = await generation.again();
        for (const file of generation.files) this.addWatchFile(file);
        if (server !== undefined) show(server, mistake);
        else if (mistake !== undefined) throw errorOf(mistake);
      },
      async watchChange(id) {
        // Builds that watch begin anew, and come to `buildStart`.
        if (server === undefined || !generation.files.includes(resolve(id))) return;
        show(server, await generation.changed([id]));
      },
      vite: {
        configureServer(started) {
          server = started;
        },
      },
      webpack: beforehand,
      rspack: beforehand,
      esbuild: {
        setup(build) {
          build.onStart(async () => {
            const mistake = await generation.again();
            return mistake && { errors: [{ text: mistake.message, location: located(mistake) }] };
          });
          // Files to watch are taken from what is resolved.
          build.onResolve({ filter: /(?:)/ }, ({ kind }) =>
            kind === "entry-point" ? { watchFiles: [...generation.files] } : undefined,
          );
        },
      },
    };
  },
);

/** A mistake as Rollup and Vite have it. */
function shown({ message, place }: Mistake) {
  const { file, line, column } = place ?? {};
  return { plugin: name, message, ...(place && { id: file, loc: { file, line, column } }) };
}

/** A place as esbuild has it, which counts columns from 0. */
function located({ place }: Mistake) {
  if (place === undefined) return null;
  const { file, line, column, text } = place;
  return { file, line, column: column - 1, lineText: text };
}

function errorOf(mistake: Mistake): Error {
  // The mistake is in a schema: where it is thrown here helps nobody.
  return Object.assign(new Error(mistake.message), { ...shown(mistake), stack: mistake.message });
}

export default plugin;
