import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig, type ViteUserConfig } from "vitest/config";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Tests of what is published. They read `dist/`: run `npm run build` before them. */
const needsBuild = ["test/package/**/*.test.ts", "test/size/**/*.test.ts"];

/** Tests of the page in a browser: `npm ci --prefix playground` before them. */
const ofThePage = ["test/page/**/*.test.ts"];

/** Another zod than the installed one: `npm run zod-range`. */
const zod = process.env["SCRUTIN_ZOD"];

const config: ViteUserConfig = defineConfig({
  resolve: {
    alias: [
      { find: /^scrutin\/runtime\/v1\/zod$/, replacement: at("./runtime/v1/zod.ts") },
      { find: /^scrutin\/runtime\/dates$/, replacement: at("./runtime/dates/index.ts") },
      { find: /^scrutin\/runtime\/v1$/, replacement: at("./runtime/v1/index.ts") },
      { find: /^scrutin\/runtime$/, replacement: at("./runtime/index.ts") },
      { find: /^scrutin\/rules$/, replacement: at("./runtime/rules/index.ts") },
      { find: /^scrutin\/xpath2$/, replacement: at("./runtime/rules/xpath2.ts") },
      { find: /^scrutin\/evolution$/, replacement: at("./generator/evolution.ts") },
      { find: /^scrutin\/banc$/, replacement: at("./generator/cli/banc/index.ts") },
      { find: /^scrutin\/unplugin$/, replacement: at("./generator/cli/unplugin.ts") },
      { find: /^scrutin\/generator$/, replacement: at("./generator/index.ts") },
      { find: /^scrutin\/electoral$/, replacement: at("./electoral/index.ts") },
      { find: /^scrutin\/gestion$/, replacement: at("./gestion.ts") },
      { find: /^scrutin$/, replacement: at("./index.ts") },
      ...(zod === undefined ? [] : [{ find: /^zod$/, replacement: at(`./node_modules/${zod}`) }]),
    ],
  },
  test: {
    // Only what hangs should meet these: on a busy machine a test may take twenty times as long.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Vitest leaves one core to itself, which of two is half.
    maxWorkers: availableParallelism(),
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...needsBuild, ...ofThePage],
        },
      },
      { extends: true, test: { name: "package", include: needsBuild } },
      {
        extends: true,
        test: { name: "page", include: ofThePage, globalSetup: "test/support/page-setup.ts" },
      },
    ],
  },
});

export default config;
