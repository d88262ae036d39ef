import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { schemaSetOf } from "../../generator/generate.js";
import { loadSchema } from "../../generator/schema/load.js";
import { validateDocument } from "../../runtime/parse.js";
import { libxml2ValidatorOf } from "./libxml2.js";
import { readFrom } from "./schemas-in-memory.js";

/** A schema in one document, and documents to be judged by it. */
export interface Group {
  readonly schema: string;
  readonly documents: readonly string[];
}

/** `"valid"`, or what was found first: of the schema, then of each document (none when the schema is refused). */
export interface Verdicts {
  readonly schema: string;
  readonly documents: readonly string[];
}

export interface ThreeVerdicts {
  readonly ours: Verdicts;
  readonly jdk: Verdicts;
  readonly libxml2: Verdicts;
}

/** What we, the JDK and libxml2 say of schemas and their documents. */
export async function judgeByThree(groups: readonly Group[]): Promise<readonly ThreeVerdicts[]> {
  const byJdk = judgeByJdk(groups);
  const judged: ThreeVerdicts[] = [];
  for (const [index, group] of groups.entries()) {
    const jdk = byJdk[index];
    if (jdk === undefined) throw new Error("the JDK gave too few verdicts");
    judged.push({ ours: await judgeByUs(group), jdk, libxml2: judgeByLibxml2(group) });
  }
  return judged;
}

export async function judgeByUs({ schema: text, documents }: Group): Promise<Verdicts> {
  const { schema, diagnostics } = await loadSchema({
    locations: ["t.xsd"],
    read: readFrom({ "t.xsd": text }),
  });
  const error = diagnostics.find(({ severity }) => severity === "error");
  if (error !== undefined) return { schema: `${error.code}: ${error.message}`, documents: [] };
  const set = schemaSetOf(schema);
  const verdicts = documents.map((document) => {
    const [issue] = validateDocument(set, document);
    return issue === undefined ? "valid" : `${issue.code}: ${issue.message}`;
  });
  return { schema: "valid", documents: verdicts };
}

const program = fileURLToPath(new URL("JdkSchemas.java", import.meta.url));

function judgeByJdk(groups: readonly Group[]): readonly Verdicts[] {
  const base64 = (text: string): string => Buffer.from(text).toString("base64");
  const input = groups.map(
    ({ schema, documents }) => `${[schema, ...documents].map(base64).join(" ")}\n`,
  );
  const { stdout, stderr, status, error } = spawnSync(
    "java",
    ["-XX:TieredStopAtLevel=1", "-Duser.language=en", program],
    { input: input.join(""), encoding: "utf8", maxBuffer: 2 ** 30 },
  );
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`JdkSchemas failed:\n${stderr}`);
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => {
      const [schema = "", ...documents] = line.split("\t");
      return { schema, documents };
    });
}

function judgeByLibxml2({ schema, documents }: Group): Verdicts {
  const judge = libxml2ValidatorOf(schema);
  if (typeof judge === "string") return { schema: judge, documents: [] };
  const verdicts = documents.map((document) => {
    const { valid, errors } = judge.validate(document);
    return valid ? "valid" : (errors[0]?.message ?? "invalid");
  });
  judge.dispose();
  return { schema: "valid", documents: verdicts };
}
