import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { dirname, join, relative } from "node:path";
import { available } from "../measure.js";

/*
 * Other generators, each started as its documentation says. They are no devDependencies: one compiles C++ on installation, one brings
 * TypeScript 3.9, all are of 2016 to 2022, and every `npm ci` would bring their 127 packages. They are installed from a lock file of
 * their own, the first time that they are measured.
 */

/** A schema set as a generator wants it: the schemas to start from, and all documents that belong to it. */
export interface SchemaFiles {
  readonly entries: readonly string[];
  readonly documents: readonly string[];
}

export interface Generator {
  readonly name: string;
  /** Generates into a folder and gives milliseconds, or why it did not come to an end. */
  readonly generate: (set: SchemaFiles, folder: string) => Promise<number | string>;
}

/** The generators that can be started here, and what is said of the others. */
export interface Generators {
  readonly ready: readonly Generator[];
  readonly missing: readonly string[];
}

const secondsAllowed = 60;

/** Installs the generators where they are not installed yet. */
export function otherGenerators(root: string): Generators {
  const folder = join(root, ".cache/bench/generators");
  const failure = install(join(root, "bench/contenders/generators"), folder);
  if (failure !== undefined) return { ready: [], missing: [`could not be installed: ${failure}`] };
  const hasJava = available("javac", ["-version"]) && available("java", ["-version"]);
  const ready = [xsd2ts(folder), cxsd(folder), ...(hasJava ? [jsonix(folder)] : [])];
  return { ready, missing: hasJava ? [] : ["jsonix-schema-compiler: there is no JDK here"] };
}

function install(from: string, to: string): string | undefined {
  const lock = "package-lock.json";
  const done = join(to, "installed.json");
  const wanted = readFileSync(join(from, lock), "utf8");
  if (existsSync(done) && readFileSync(done, "utf8") === wanted) return undefined;
  mkdirSync(to, { recursive: true });
  for (const name of ["package.json", lock]) copyFileSync(join(from, name), join(to, name));
  const steps = [
    ["ci", "--ignore-scripts", "--no-audit", "--no-fund"],
    ["rebuild", "node-expat"],
  ];
  for (const step of steps) {
    const { status, stderr } = spawnSync("npm", step, { cwd: to, encoding: "utf8" });
    if (status !== 0) return `npm ${step[0]}: ${stderr.trim().split("\n").at(-1) ?? ""}`;
  }
  writeFileSync(done, wanted);
  return undefined;
}

/** Reads one document at a time and knows neither include nor import: each document of the set in turn. */
function xsd2ts(folder: string): Generator {
  const script = `const { generateTemplateClassesFromXSD } = require(${JSON.stringify(join(folder, "node_modules/xsd2ts"))});
require("node:fs").mkdirSync("src");
for (const path of process.argv.slice(1)) generateTemplateClassesFromXSD(path);`;
  return {
    name: "xsd2ts 0.9.17",
    generate: ({ documents }, to) => timed(process.execPath, ["-e", script, ...documents], to),
  };
}

/** Reads schemas over HTTP only: the documents are served to it. */
function cxsd(folder: string): Generator {
  const program = join(folder, "node_modules/cxsd/cxsd-cli.js");
  return {
    name: "cxsd 0.1.1",
    generate: async ({ entries, documents }, to) => {
      const root = commonFolder(documents);
      const { server, address } = await serve(root);
      try {
        let sum = 0;
        for (const [index, entry] of entries.entries()) {
          // It writes a file per namespace, and a second run would write over the first one's.
          const folder = join(to, String(index));
          const url = `${address}/${relative(root, entry)}`;
          const ms = await timed(process.execPath, [program, "-t", "ts", "-j", "js", url], folder);
          if (typeof ms === "string") return ms;
          sum += ms;
        }
        return sum;
      } finally {
        server.close();
      }
    },
  };
}

/** What Java had until version 10 and jsonix-schema-compiler asks for when it starts; it calls none of it. */
const activation: Readonly<Record<string, string>> = {
  DataSource: `public interface DataSource {}`,
  DataHandler: `public class DataHandler { public DataHandler(DataSource source) {} }`,
  MimeType: `public class MimeType {}`,
  MimeTypeParseException: `public class MimeTypeParseException extends Exception {}`,
};

function jsonix(folder: string): Generator {
  const jar = join(
    folder,
    "node_modules/jsonix-schema-compiler/lib/jsonix-schema-compiler-full.jar",
  );
  const classes = join(folder, "activation");
  const sources = Object.entries(activation).map(([name, text]) => {
    const path = join(classes, "javax/activation", `${name}.java`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `package javax.activation; ${text}\n`);
    return path;
  });
  spawnSync("javac", ["-d", classes, ...sources], { stdio: "inherit" });
  const open = ["--add-opens", "java.base/java.lang=ALL-UNNAMED"];
  const main = ["-cp", `${classes}:${jar}`, "org.hisrc.jsonix.JsonixMain", "-d", "."];
  return {
    name: "jsonix-schema-compiler 2.3.9 (xjc)",
    generate: ({ entries }, to) => timed("java", [...open, ...main, ...entries], to),
  };
}

/** Runs a program in an empty folder, and waits without blocking: it may be served by this process. */
function timed(program: string, args: readonly string[], folder: string): Promise<number | string> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const begun = performance.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: folder, timeout: secondsAllowed * 1000 });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    child.stdout.resume();
    child.on("close", (code, signal) => {
      const error = /^\s*(?:\w+: )*(\w*(?:Error|Exception)\b.*)$/m.exec(said)?.[1];
      if (signal !== null) resolve(`not done in ${secondsAllowed} s`);
      else if (code !== 0) resolve(error ?? `exit code ${code}`);
      else resolve(performance.now() - begun);
    });
  });
}

function serve(root: string): Promise<{ readonly server: Server; readonly address: string }> {
  const server = createServer((request, response) => {
    const path = join(root, decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname));
    const found = path.startsWith(root) && existsSync(path);
    response.writeHead(found ? 200 : 404, { "content-type": "text/xml" });
    response.end(found ? readFileSync(path) : undefined);
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" ? address?.port : undefined;
      resolve({ server, address: `http://127.0.0.1:${port}` });
    });
  });
}

/** The folder below which all files are. */
function commonFolder(paths: readonly string[]): string {
  const [first = "", ...others] = paths.map(dirname);
  const inside = (folder: string) => others.every((path) => `${path}/`.startsWith(`${folder}/`));
  let folder = first;
  while (!inside(folder)) folder = dirname(folder);
  return folder;
}
