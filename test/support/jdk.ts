import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What the validator of the JDK says about one place of a document or schema. */
export interface JdkFinding {
  readonly severity: "warning" | "error" | "fatal";
  /** Where the parser stood: at the end of the tag, not at its start. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** The rule that the message begins with: `cvc-pattern-valid`, `cvc-elt.1.a`. */
  readonly rule: string | undefined;
}

/** The verdict of the JDK on one document; a warning does not make it invalid. */
export interface JdkVerdict {
  readonly valid: boolean;
  readonly errors: readonly JdkFinding[];
}

export interface JdkReport {
  /** Findings about the schema, warnings too. */
  readonly schema: readonly JdkFinding[];
  /** One verdict for each document, in their order; none when the schema does not compile. */
  readonly verdicts: readonly JdkVerdict[];
}

const program = fileURLToPath(new URL("JdkValidator.java", import.meta.url));

/** Whether a Java that runs single-file programs is there; tests skip visibly without. */
export const hasJava: boolean = spawnSync("java", ["--version"]).status === 0;

function readFindings(line: string): JdkFinding[] {
  const findings: Omit<JdkFinding, "rule">[] = JSON.parse(line);
  return findings.map((finding) => ({
    ...finding,
    rule: /^([a-z0-9]+-[\w.-]+): /.exec(finding.message)?.[1],
  }));
}

/** Judges documents, given as text or as bytes, with the validator of the JDK, in one process. */
export function jdkValidate(
  schemaFile: string,
  documents: readonly (string | Uint8Array)[],
): JdkReport {
  const input = documents.map((document) => `${Buffer.from(document).toString("base64")}\n`);
  const { status, stdout, stderr, error } = spawnSync(
    "java",
    ["-XX:TieredStopAtLevel=1", "-Duser.language=en", program, schemaFile],
    { input: input.join(""), encoding: "utf8", maxBuffer: 2 ** 30 },
  );
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`JdkValidator failed:\n${stderr}`);
  const [schema = [], ...documentFindings] = stdout.trimEnd().split("\n").map(readFindings);
  return {
    schema,
    verdicts: documentFindings.map((findings) => {
      const errors = findings.filter(({ severity }) => severity !== "warning");
      return { valid: errors.length === 0, errors };
    }),
  };
}
