import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../../scripts/root.js";
import { type Installed, installPacked } from "../support/packed.js";

/** An entry for those who have installed fontoxpath, an optional peer. */
const withoutPeer = "scrutin/xpath2";

let installed: Installed;
beforeAll(() => {
  installed = installPacked();
}, 180_000);
afterAll(() => rmSync(dirname(installed.project), { recursive: true, force: true }));

interface Manifest {
  readonly exports: Readonly<
    Record<string, string | { readonly types: string; readonly default: string }>
  >;
  readonly bin: Readonly<Record<string, string>>;
  readonly repository: { readonly url: string };
  readonly homepage: string;
  readonly bugs: string;
  readonly author: string;
}
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Manifest;

/** Runs a program of the repository's node_modules in the user's project. */
function run(
  program: string,
  args: readonly string[],
): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, program), ...args], {
    cwd: installed.project,
    encoding: "utf8",
  });
  return { status, output: `${stdout}${stderr}` };
}

test("the archive holds what a user needs and nothing else", () => {
  const places = new Set(installed.files.map((path) => path.replace(/\/.*$/s, "/")));
  const allowed = [
    "CHANGELOG.md",
    "LICENSE",
    "README.fr.md",
    "README.md",
    "dist/",
    "package.json",
    "docs/",
    "schemas/",
  ];
  expect([...places].filter((place) => !allowed.includes(place))).toEqual([]);
  expect(installed.files).toContain("LICENSE");
  expect(installed.files.filter((path) => /\.(map|test\.\w+)$|(?<!\.d)\.ts$/.test(path))).toEqual(
    [],
  );
});

test("every entry point is a file with its types, and the command can be started", () => {
  const missing = Object.values(manifest.exports)
    .flatMap((target) => (typeof target === "string" ? [target] : [target.types, target.default]))
    .filter((target) => !target.includes("*"))
    .filter((target) => !existsSync(join(installed.project, "node_modules/scrutin", target)));
  expect(missing).toEqual([]);
  for (const target of Object.values(manifest.bin)) {
    const text = readFileSync(join(installed.project, "node_modules/scrutin", target), "utf8");
    expect(text.startsWith("#!/usr/bin/env node\n")).toBe(true);
  }
});

test("publint finds nothing", async () => {
  const pkgDir = join(installed.project, "node_modules/scrutin");
  const { messages } = await publint({ pkgDir, pack: false, strict: true });
  expect(messages.map((message) => formatMessage(message, manifest))).toEqual([]);
});

test("the types are right for every way of resolving an ES module, at every entry", () => {
  const { status, output } = run("node_modules/@arethetypeswrong/cli/dist/index.js", [
    installed.tarball,
    "--profile=esm-only",
    "--no-definitely-typed",
    "--format=json",
  ]);
  expect(status, output).toBe(0);
  const { analysis, problems = {} } = JSON.parse(output) as {
    readonly analysis: { readonly entrypoints: Readonly<Record<string, unknown>> };
    readonly problems?: Readonly<Record<string, unknown>>;
  };
  expect(Object.keys(analysis.entrypoints)).toEqual(
    expect.arrayContaining(
      Object.keys(manifest.exports).filter((entry) => !/[*]|json/.test(entry)),
    ),
  );
  // `node10` and `require` from before Node 20.19 find no ES modules: README.md says so.
  expect(
    Object.keys(problems).filter((kind) => !/^(?:NoResolution|CJSResolvesToESM)$/.test(kind)),
  ).toEqual([]);
});

test("the bill of materials holds what a user installs, and no more", () => {
  const printed = execFileSync("npm", ["run", "--silent", "sbom"], { cwd: root, encoding: "utf8" });
  const { bomFormat, components } = JSON.parse(printed) as {
    readonly bomFormat: string;
    readonly components: readonly { readonly name: string; readonly hashes?: readonly unknown[] }[];
  };
  expect(bomFormat).toBe("CycloneDX");
  const names = components.map(({ name }) => name);
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  expect(names).toEqual(expect.arrayContaining(Object.keys(dependencies)));
  expect(names.filter((name) => /vitest|esbuild|publint|biome|typescript-7/.test(name))).toEqual(
    [],
  );
  expect(components.filter(({ hashes }) => hashes === undefined).map(({ name }) => name)).toEqual(
    [],
  );
});

test("links in packed pages lead to files that are packed, and to parts that are there", () => {
  const place = join(installed.project, "node_modules/scrutin");
  const pages = installed.files.filter((path) => path.endsWith(".md"));
  expect(pages.length).toBeGreaterThan(5);
  const broken = pages.flatMap((page) =>
    linksOf(readFileSync(join(place, page), "utf8"))
      .filter((link) => !leadsSomewhere(place, page, link))
      .map((link) => `${page}: ${link}`),
  );
  expect(broken).toEqual([]);
});

/** Where links and pictures lead that are no addresses. */
function linksOf(text: string): readonly string[] {
  const prose = text.replace(/^```.*?^```$/gms, "").replace(/`[^`\n]*`/g, "");
  return [...prose.matchAll(/\]\(<?([^)>\s]+)>?(?:\s+"[^"]*")?\)|^\[[^\]]+\]:\s*(\S+)/gm)]
    .map(([, inline, reference]) => inline ?? reference ?? "")
    .filter((link) => !/^[a-z][a-z+.-]*:/i.test(link));
}

function leadsSomewhere(place: string, page: string, link: string): boolean {
  const [path = "", part] = link.split("#");
  const target = path === "" ? page : join(dirname(page), decodeURIComponent(path));
  if (!installed.files.includes(target)) return false;
  if (part === undefined || !target.endsWith(".md")) return true;
  const headings = [...readFileSync(join(place, target), "utf8").matchAll(/^#+\s+(.*)$/gm)];
  return headings.some(([, heading = ""]) => anchorOf(heading) === decodeURIComponent(part));
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");
}

test("package.json says where it comes from, and CONTRIBUTING that these are placeholders", () => {
  const { repository, homepage, bugs, author } = manifest;
  expect(repository.url).toMatch(/^git\+https:/);
  const contributing = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
  const host = new URL(homepage).host;
  expect([repository.url, bugs].every((address) => address.includes(host))).toBe(true);
  expect(contributing).toContain(host);
  expect(author).not.toBe("");
});

test("the archive is what the README says to install, by its name", () => {
  for (const name of ["README.md", "README.fr.md"])
    expect(readFileSync(join(root, name), "utf8")).toContain(`/${basename(installed.tarball)}`);
});

describe("from CommonJS", () => {
  const write = (name: string, text: string): void =>
    writeFileSync(join(installed.project, "cjs", name), text);
  beforeAll(() => {
    mkdirSync(join(installed.project, "cjs"));
    write("package.json", '{ "type": "commonjs" }\n');
    write(
      "main.ts",
      'import { serialize } from "scrutin";\nimport { parse } from "scrutin/runtime";\nconsole.log(typeof serialize, typeof parse);\n',
    );
  });
  const compile = (
    name: string,
    options: object,
  ): { readonly status: number | null; readonly output: string } => {
    const compilerOptions = {
      target: "es2022",
      lib: ["es2022", "dom"],
      strict: true,
      skipLibCheck: true,
      types: [],
      outDir: `out-${name}`,
      ...options,
    };
    write(`tsconfig.${name}.json`, JSON.stringify({ compilerOptions, files: ["main.ts"] }));
    return run("node_modules/typescript/bin/tsc", ["-p", `cjs/tsconfig.${name}.json`]);
  };

  test("require works on this Node", () => {
    const code =
      'console.log(typeof require("scrutin").serialize, typeof require("scrutin/runtime").parse, typeof require("scrutin/generator").generate)';
    const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
    const works = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
    const { status, stdout } = spawnSync(process.execPath, ["-e", code], {
      cwd: join(installed.project, "cjs"),
      encoding: "utf8",
    });
    expect(status === 0).toBe(works);
    if (works) expect(stdout).toBe("function function function\n");
  });

  test.for(["nodenext", "node20"])("module %s compiles to what runs", (module) => {
    const { status, output } = compile(module, { module });
    expect(output).toBe("");
    expect(status).toBe(0);
    const text = readFileSync(join(installed.project, `cjs/out-${module}/main.js`), "utf8");
    expect(text).toContain("require(");
    const printed = execFileSync(process.execPath, [`cjs/out-${module}/main.js`], {
      cwd: installed.project,
      encoding: "utf8",
    });
    expect(printed).toBe("function function\n");
  });

  test("a bundler takes it", () => {
    expect(compile("bundler", { module: "esnext", moduleResolution: "bundler" }).output).toBe("");
  });

  test.for([
    ["node16", { module: "node16" }, "TS1479"],
    ["node10", { module: "commonjs", moduleResolution: "node10" }, "TS2307"],
  ] as const)("module %s does not", ([name, options, code]) => {
    const { status, output } = compile(name, options);
    expect(status).not.toBe(0);
    expect(output).toContain(code);
  });
});

describe("a command loads no library but those that it needs", () => {
  const schemas = join(root, "schemas/electoral/echanges-mairies-insee-gestion.xsd");
  const notice = join(root, "schemas/electoral/exemples/EnvoiGestion-complet.xml");
  const commands = [
    ["help", [], ["--help"]],
    ["inspect", [], ["inspect", schemas]],
    ["generate", [], ["generate", schemas, "--output", "out"]],
    ["validate by other schemas", [], ["validate", "--schema", schemas, notice]],
    ["validate", ["zod"], ["validate", notice]],
  ] as const;

  test.for(commands)("%s", ([, libraries, args]) => {
    const place = mkdtempSync(join(dirname(installed.project), "alone-"));
    const modules = join(place, "node_modules");
    mkdirSync(modules, { recursive: true });
    cpSync(join(installed.project, "node_modules/scrutin"), join(modules, "scrutin"), {
      recursive: true,
    });
    for (const name of ["commander", ...libraries])
      symlinkSync(join(root, "node_modules", name), join(modules, name));
    const program = join(modules, "scrutin", manifest.bin["scrutin"] ?? "");
    const { status, stderr } = spawnSync(process.execPath, [program, ...args], {
      cwd: place,
      encoding: "utf8",
    });
    expect(stderr).not.toContain("ERR_MODULE_NOT_FOUND");
    expect(status, stderr).toBe(0);
  });
});

describe("a user's project under plain strict", () => {
  beforeAll(() => {
    cpSync(join(root, "test/package/project"), installed.project, { recursive: true });
    writeFileSync(join(installed.project, "package.json"), '{ "type": "module" }\n');
  });

  const compilers = ["typescript", "typescript-7"] as const;
  const settings = [
    ["Node", { module: "nodenext" }],
    ["a bundler", { module: "esnext", moduleResolution: "bundler" }],
  ] as const;

  describe.for(compilers)("%s", (compiler) => {
    test.for(settings)("for %s, libraries checked too", ([name, options]) => {
      const config = `tsconfig.${compiler}.${name.replace(" ", "-")}.json`;
      const compilerOptions = {
        target: "es2022",
        lib: ["es2022", "dom"],
        strict: true,
        skipLibCheck: false,
        types: [],
        outDir: `out/${compiler}`,
        ...options,
      };
      writeFileSync(
        join(installed.project, config),
        JSON.stringify({ compilerOptions, include: ["*.ts"] }),
      );
      const { status, output } = run(`node_modules/${compiler}/bin/tsc`, ["-p", config]);
      expect(output).toBe("");
      expect(status).toBe(0);
    });
  });

  test("runs on Node as it was compiled", () => {
    const printed = execFileSync(process.execPath, ["out/typescript/main.js"], {
      cwd: installed.project,
      encoding: "utf8",
    });
    expect(printed).toContain("Anne-Sophie");
    expect(printed).toContain("volontaire 0 EnvoiGestion");
    expect(printed).toContain("XmlValidationError cvc-");
    expect(printed).toContain("SchemaError file-missing");
  });

  test("names the library that an entry needs and that is not there", () => {
    const load = `import("${withoutPeer}").catch(({ message }) => console.log(message))`;
    const printed = execFileSync(process.execPath, ["--input-type=module", "-e", load], {
      cwd: installed.project,
      encoding: "utf8",
    });
    expect(printed).toContain("fontoxpath");
  });

  test("calls every function of every entry point", () => {
    const printed = execFileSync(process.execPath, ["out/typescript/every-function.js"], {
      cwd: installed.project,
      encoding: "utf8",
    });
    const entries = Object.keys(manifest.exports)
      .filter((entry) => !/\*|package\.json/.test(entry))
      .map((entry) => entry.replace(/^\./, "scrutin"))
      .filter((entry) => entry !== withoutPeer && entry !== "scrutin/unplugin");
    const called = [...printed.matchAll(/^(\S+) \d+ functions, \d+ (?:starts|in all)$/gm)].map(
      ([, name]) => name,
    );
    expect(called.sort()).toEqual(entries.sort());
  });
});
