import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Change, changeFiles, recoverChange } from "../../../../../generator/cli/files/change.js";
import { changeFolder } from "../../../../../generator/cli/files/overlay.js";
import { root } from "../../../../../scripts/root.js";

/** Which operations on files still work: a process that is killed does none from then on. */
const life = vi.hoisted(() => ({
  left: Number.POSITIVE_INFINITY,
  links: true,
  oneDisk: true,
  secondNames: true,
  before: async (): Promise<void> => undefined,
}));

vi.mock("node:fs/promises", async (load) => {
  const real = await load<typeof import("node:fs/promises")>();
  type Operation = (...args: readonly unknown[]) => Promise<unknown>;
  const counted =
    (name: string, operation: Operation): Operation =>
    async (...args) => {
      if (life.left <= 0) throw new Error("killed");
      await life.before();
      life.left--;
      if (name === "symlink" && !life.links && args[2] !== "junction")
        throw Object.assign(new Error(), { code: "EPERM", errno: -1, syscall: "symlink" });
      if (name === "rename" && !life.oneDisk && String(args[0]).endsWith("/next"))
        throw Object.assign(new Error(), { code: "EXDEV", errno: -18, syscall: "rename" });
      if (name === "link" && !life.secondNames)
        throw Object.assign(new Error(), { code: "EPERM", errno: -1, syscall: "link" });
      return operation(...args);
    };
  const names = ["link", "copyFile", "mkdir", "rename", "rm", "rmdir", "symlink", "writeFile"];
  const operations = real as unknown as Readonly<Record<string, Operation>>;
  return {
    ...real,
    ...Object.fromEntries(
      names.map((name) => [name, counted(name, operations[name] as Operation)]),
    ),
  };
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-change-"));
});
afterEach(async () => {
  Object.assign(life, {
    left: Number.POSITIVE_INFINITY,
    links: true,
    oneDisk: true,
    secondNames: true,
    before: async () => undefined,
  });
  await rm(folder, { recursive: true, force: true });
});

type Files = Readonly<Record<string, string>>;

const same: Files = { "src/app.ts": "mine", "src/generated/same.ts": "same" };
const old: Files = {
  ...same,
  "schemas/a.xsd": "old a",
  "schemas/gone.xsd": "old gone",
  "src/generated/a.ts": "old",
};
const latest: Files = {
  ...same,
  "schemas/a.xsd": "new a",
  "src/generated/a.ts": "new",
  "src/generated/more/c.ts": "new c",
};
const paths = [...new Set([...Object.keys(old), ...Object.keys(latest)])].sort();

async function lay(files: Files): Promise<string> {
  const project = await mkdtemp(join(folder, "p-"));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(project, path)), { recursive: true });
    await writeFile(join(project, path), text);
  }
  return project;
}

/** What a program reads, path by path. */
async function read(project: string): Promise<Files> {
  const texts = await Promise.all(
    paths.map((path) => readFile(join(project, path), "utf8").catch(() => undefined)),
  );
  return Object.fromEntries(
    paths.flatMap((path, index) => (texts[index] === undefined ? [] : [[path, texts[index]]])),
  );
}

function stateOf(files: Files): string {
  const text = JSON.stringify(files);
  if (text === JSON.stringify(sorted(old))) return "old";
  return text === JSON.stringify(sorted(latest)) ? "new" : `a mixture: ${text}`;
}

const sorted = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));

const changes = (project: string) =>
  paths
    .filter((path) => !(path in same))
    .map((path) => ({ place: join(project, path), content: latest[path] }));

async function everything(project: string): Promise<readonly string[]> {
  const entries = await readdir(project, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(
      (entry) =>
        `${relative(project, join(entry.parentPath, entry.name))}${entry.isFile() ? "" : "@"}`,
    )
    .sort();
}

async function operationsOf(work: () => Promise<unknown>): Promise<number> {
  life.left = 1_000_000;
  await work();
  const used = 1_000_000 - life.left;
  life.left = Number.POSITIVE_INFINITY;
  return used;
}

describe("killed before any of its operations", () => {
  test("a run leaves what reads as old or as new, and the next makes that of it", async () => {
    const first = await lay(old);
    const operations = await operationsOf(() => changeFiles(first, changes(first)));
    expect(stateOf(await read(first))).toBe("new");
    const ends: string[] = [];
    for (let left = 0; left < operations; left++) {
      const project = await lay(old);
      life.left = left;
      await changeFiles(project, changes(project)).catch(() => undefined);
      life.left = Number.POSITIVE_INFINITY;
      const state = stateOf(await read(project));
      const names = (await everything(project)).map((name) => name.replace("@", ""));
      for (const name of names) if (!name.startsWith(".scrutin-")) expect(paths).toContain(name);
      const how = await recoverChange(project);
      expect([left, state, stateOf(await read(project))]).toEqual([left, state, state]);
      expect(["old", "new"]).toContain(state);
      if (how === "finished") expect(state).toBe("new");
      expect(await everything(project)).toEqual(
        Object.keys(sorted(state === "old" ? old : latest)),
      );
      expect(await recoverChange(project)).toBeUndefined();
      ends.push(state);
    }
    // There is one moment at which it changes.
    expect(ends.join(" ")).toMatch(/^old( old)+( new)+$/);
  });

  test("so does the run that finishes or undoes it", async () => {
    const first = await lay(old);
    const operations = await operationsOf(() => changeFiles(first, changes(first)));
    for (let left = 0; left < operations; left += 19) {
      for (let second = 0; second < 36; second += 7) {
        const project = await lay(old);
        life.left = left;
        await changeFiles(project, changes(project)).catch(() => undefined);
        life.left = second;
        await recoverChange(project).catch(() => undefined);
        life.left = Number.POSITIVE_INFINITY;
        const state = stateOf(await read(project));
        expect(["old", "new"]).toContain(state);
        await recoverChange(project);
        expect(stateOf(await read(project))).toBe(state);
        await rm(project, { recursive: true });
      }
    }
  });

  test.each([true, false])(
    "and where there are no links (%s), the next run still ends it",
    async (links) => {
      life.links = !links;
      const change = (project: string) => changeFiles(project, changes(project), { links });
      const first = await lay(old);
      const operations = await operationsOf(() => change(first));
      expect(await everything(first)).toEqual(Object.keys(sorted(latest)));
      for (let left = 0; left < operations; left += 2) {
        const project = await lay(old);
        life.left = left;
        await change(project).catch(() => undefined);
        life.left = Number.POSITIVE_INFINITY;
        await recoverChange(project);
        const state = stateOf(await read(project));
        expect(["old", "new"]).toContain(state);
        const files = Object.keys(sorted(state === "old" ? old : latest));
        expect(await everything(project)).toEqual(files);
      }
    },
  );
});

test("whoever reads before any operation reads old or new, and after new never old", async () => {
  const project = await lay(old);
  const seen: string[] = [];
  life.before = async () => {
    seen.push(stateOf(await read(project)));
  };
  await changeFiles(project, changes(project));
  expect([...new Set(seen)].sort()).toEqual(["new", "old"]);
  expect(seen.join(" ")).toMatch(/^old( old)+( new)+$/);
});

test("what a compiler comes to by links has its neighbours", async () => {
  const project = await lay({ ...old, "lib/x.ts": "x" });
  life.before = async () => {
    const from = await import("node:fs").then(({ realpathSync }) =>
      realpathSync(join(project, "src/generated/a.ts")),
    );
    for (const beside of ["./same.ts", "../app.ts", "../../lib/x.ts"])
      expect((await readFile(join(dirname(from), beside), "utf8")).length).toBeGreaterThan(0);
  };
  await changeFiles(project, changes(project));
});

test.each([
  { links: true, secondNames: true },
  { links: false, secondNames: true },
  { links: false, secondNames: false },
])(
  "after an error everything is as it was, whichever operation it is that fails: %o",
  async ({ links, secondNames }) => {
    life.secondNames = secondNames;
    const change = (project: string) => changeFiles(project, changes(project), { links });
    const first = await lay(old);
    const operations = await operationsOf(() => change(first));
    for (let failing = 1; failing <= operations; failing += 4) {
      const project = await lay(old);
      let count = 0;
      life.before = async () => {
        count++;
        if (count === failing)
          throw Object.assign(new Error("full"), { code: "ENOSPC", errno: -28, syscall: "write" });
      };
      const failed = await change(project).then(
        () => false,
        () => true,
      );
      life.before = async () => undefined;
      // Only what is to be taken away at the end may stay.
      const state = failed ? "old" : "new";
      expect([failing, stateOf(await read(project))]).toEqual([failing, state]);
      await recoverChange(project);
      expect(await everything(project)).toEqual(Object.keys(sorted(failed ? old : latest)));
      await rm(project, { recursive: true });
    }
  },
);

test("files outside the room and behind linked folders change with the others", async () => {
  const project = await lay({ "room/a.xsd": "old", "beside/a.ts": "old", "far/b.ts": "old" });
  await symlink("../far", join(project, "room/linked"));
  const room = join(project, "room");
  const places = ["a.xsd", "../beside/a.ts", "../beside/b.ts", "linked/b.ts"];
  const all = places.map((path) => ({ place: join(room, path), content: "new" }));
  const operations = await operationsOf(() => changeFiles(room, all));
  for (let left = 0; left < operations; left += 3) {
    for (const path of ["room/a.xsd", "beside/a.ts", "far/b.ts"])
      await writeFile(join(project, path), "old");
    await rm(join(project, "beside/b.ts"), { force: true });
    life.left = left;
    await changeFiles(room, all).catch(() => undefined);
    life.left = Number.POSITIVE_INFINITY;
    const texts = await Promise.all(
      places.map((path) => readFile(join(room, path), "utf8").catch(() => "old")),
    );
    expect([left, new Set(texts).size]).toEqual([left, 1]);
    await recoverChange(room);
  }
});

test("files on another disk change with the others", async () => {
  life.oneDisk = false;
  const project = await lay(old);
  await changeFiles(project, changes(project));
  expect(await everything(project)).toEqual(Object.keys(sorted(latest)));
  expect(stateOf(await read(project))).toBe("new");
});

test("one change at a time: a second that meets another is refused, and changes nothing", async () => {
  const project = await lay(old);
  await mkdir(join(project, changeFolder));
  await writeFile(join(project, changeFolder, "journal.json"), "{}");
  await expect(changeFiles(project, changes(project))).rejects.toThrow("another run of scrutin");
  expect(stateOf(await read(project))).toBe("old");
  expect((await readdir(project)).sort()).toEqual([changeFolder, "schemas", "src"]);
});

test("what is only prepared can be looked at, and given up", async () => {
  const project = await lay(old);
  const change = await Change.begin(project);
  for (const one of changes(project)) await change.add(one);
  expect(stateOf(await read(change.tree))).toBe("new");
  expect(stateOf(await read(project))).toBe("old");
  await change.abandon();
  expect(await everything(project)).toEqual(Object.keys(sorted(old)));
});

const program = `
import { changeFiles } from "${root}generator/cli/files/change.ts";
const [project] = process.argv.slice(2);
console.log("begins");
await changeFiles(project, ${JSON.stringify(paths.filter((path) => !(path in same)))}.map((path) => ({
  place: project + "/" + path,
  content: (${JSON.stringify(latest)})[path],
})));
`;

test("a process that is really killed leaves old or new", async () => {
  const script = join(root, ".cache", `change-${process.pid}.ts`);
  await mkdir(join(root, ".cache"), { recursive: true });
  await writeFile(script, program);
  try {
    for (let round = 0; round < 4; round++) {
      const project = await lay(old);
      const child = spawn(process.execPath, ["scripts/run-ts.mjs", script, project], { cwd: root });
      const ended = new Promise((resolve) => child.once("exit", resolve));
      await new Promise((resolve) => child.stdout.once("data", resolve));
      await new Promise((resolve) => setTimeout(resolve, round * 3));
      child.kill("SIGKILL");
      await ended;
      const state = stateOf(await read(project));
      expect(["old", "new"]).toContain(state);
      await recoverChange(project);
      expect(stateOf(await read(project))).toBe(state);
      expect(await everything(project)).toEqual(
        Object.keys(sorted(state === "old" ? old : latest)),
      );
    }
  } finally {
    await rm(script, { force: true });
  }
});
