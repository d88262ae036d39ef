import { Assessment } from "../../assess/assessment.js";
import type { DocumentDescriptor } from "../../assess/reading.js";
import { Reporter } from "../../assess/reporter.js";
import type { RuleCheckOptions } from "../../nouns/rule-checker.js";

/** Assesses a document that has been judged already, only to know where its elements are in its value. */
export function assessAgain(
  descriptor: DocumentDescriptor,
  { schemas, file }: RuleCheckOptions,
): Assessment {
  const isSet = descriptor.kind === "schemaSet";
  return new Assessment({
    build: false,
    items: undefined,
    root: isSet ? undefined : descriptor,
    schemas: schemas ?? (isSet ? descriptor : undefined),
    reporter: new Reporter("en", Number.POSITIVE_INFINITY),
    file,
  });
}
