import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { installPacked } from "../test/support/packed.js";

/*
 * `npm run smoke`, after `npm run build`: the packed archive runs on the engines that npm gives. One that cannot be had is skipped, visibly; exit code 1
 * where one runs and says something else. Not a part of CI's quick path: the engines are downloaded.
 */
const program = `
import { AvisDeRadiationElement, AvisDeRadiationTypeSchema, formatIssue, parse, serialize, serializeToBytes } from "scrutin";
import { loadSchemas, readSchematron } from "scrutin/generator";
import { useRules } from "scrutin/rules";
import { nomsDesUnites } from "scrutin/electoral";
import { envoiGestion } from "scrutin/gestion";
const xsd = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="n" type="xs:int"/></xs:schema>';
const schemas = await loadSchemas({ locations: ["n.xsd"], read: async () => new TextEncoder().encode(xsd) });
const n = schemas.elements.get("n");
const { ruleSet } = readSchematron('<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern><rule context="n"><assert id="R" test=". &lt; 9">no</assert></rule></pattern></schema>', { file: "n.sch" });
console.log(JSON.stringify([
  serialize(n, 7),
  new TextDecoder("iso-8859-1").decode(serializeToBytes(n, 8, { encoding: "ISO-8859-1" })).length,
  parse(schemas, "<n>x</n>", { locale: "en" }).issues.map(formatIssue),
  parse(schemas, "<n>9</n>", { rules: useRules(ruleSet) }).issues.map(({ code }) => code),
  AvisDeRadiationTypeSchema.safeParse({}).success,
  parse(AvisDeRadiationElement, "<a/>").issues.length,
  typeof nomsDesUnites.avisDeRadiation, typeof envoiGestion,
]));
`;

interface Engine {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

const npx = (packages: string, ...command: readonly string[]): readonly string[] => [
  "--yes",
  `--package=${packages}`,
  "--",
  ...command,
];
const engines: readonly Engine[] = [
  { name: "this Node", command: process.execPath, args: [] },
  ...["20", "22", "24"].map((major) => ({
    name: `Node ${major}`,
    command: "npx",
    args: npx(`node@${major}`, "node"),
  })),
  { name: "Bun", command: "npx", args: npx("bun", "bun") },
  { name: "Deno", command: "npx", args: npx("deno", "deno", "run", "--allow-all") },
];

const { project } = installPacked();
writeFileSync(join(project, "package.json"), '{ "type": "module" }\n');
writeFileSync(join(project, "program.js"), program);

/** What an engine prints for a file; `undefined` where it cannot be had, or says that it failed. */
function run({ command, args }: Engine, file: string, ...rest: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(command, [...args, file, ...rest], {
    cwd: project,
    encoding: "utf8",
    timeout: 300_000,
  });
  return { ok: status === 0, text: (stdout ?? "").trim(), error: (stderr ?? "").trim() };
}

const cli = "node_modules/scrutin/dist/generator/cli.js";
const outcome = (engine: Engine): string =>
  [run(engine, "program.js"), run(engine, cli, "--version")]
    .map(({ ok, text, error }) => (ok ? text : error))
    .join("\n");
const expected = outcome({ name: "", command: process.execPath, args: [] });
if (!expected.startsWith("[")) process.exitCode = 1;
let ran = 0;
for (const engine of engines) {
  const version = run(
    { ...engine, args: engine.args.filter((arg) => !/^(?:run|--allow-all)$/.test(arg)) },
    "--version",
  );
  if (!version.ok) {
    console.log(`skipped  ${engine.name}: it cannot be had here`);
    continue;
  }
  ran += 1;
  const said = outcome(engine);
  const [line = ""] = version.text.split("\n");
  console.log(`${said === expected ? "ok     " : "FAILED "}  ${engine.name} (${line})`);
  if (said === expected) continue;
  console.log(`  expected: ${expected}\n  said:     ${said}`);
  process.exitCode = 1;
}
console.log(`${expected}\n${ran} of ${engines.length} engines`);
rmSync(dirname(project), { recursive: true, force: true });
