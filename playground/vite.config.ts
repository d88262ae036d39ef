import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import preact from "@preact/preset-vite";
import { defineConfig, type Plugin } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What is much larger than what the page needs of it, or is not there in a browser. */
const standIns = [
  {
    find: /^.*\/(?:piecewise-writer|xmlbuilder-sink)\.js$/,
    replacement: here("src/code/text-writer.ts"),
  },
  { find: /^.*\/targets\/json-schema\.js$/, replacement: here("src/code/no-json-schema.ts") },
  { find: "node:crypto", replacement: here("src/worker/node-crypto.ts") },
];

/** What the page may do: run its own code, and nothing else. It can send nothing anywhere. */
function policyOf(html: string): string {
  const hashes = [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, code = ""]) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`,
  );
  return [
    "default-src 'none'",
    `script-src ${hashes.join(" ")} blob:`,
    "worker-src blob:",
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join("; ");
}

/** Writes the policy into the finished page, where the hash of its script is known. */
function contentSecurityPolicy(): Plugin {
  return {
    name: "content-security-policy",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== "asset" || !file.fileName.endsWith(".html")) continue;
          const html = String(file.source);
          const tag = `<meta http-equiv="Content-Security-Policy" content="${policyOf(html)}">`;
          file.source = html.replace("<head>", () => `<head>\n    ${tag}`);
        }
      },
    },
  };
}

/** One file that also opens from the disk. */
export default defineConfig({
  root: here("."),
  base: "./",
  plugins: [preact(), viteSingleFile(), contentSecurityPolicy()],
  resolve: {
    alias: [
      { find: "@rules", replacement: here("../runtime/rules/index.ts") },
      { find: "@runtime", replacement: here("../runtime/index.ts") },
      ...standIns,
    ],
  },
  build: {
    outDir: here("dist"),
    target: "es2023",
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    modulePreload: false,
    // A page from the disk starts no modules as workers.
    rolldownOptions: { output: { format: "iife" } },
  },
});
