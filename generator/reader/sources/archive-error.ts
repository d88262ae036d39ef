import type { Finding } from "../../diagnostics.js";
import type { Saying } from "../../messages/message.js";

/** Why an archive, or an entry of it, is not used. */
export class ArchiveError extends Error {
  override readonly name = "ArchiveError";
  /** The entry that it is about; undefined for the archive as a whole. */
  readonly entry: string | undefined;
  readonly reason: Saying;

  constructor(reason: Saying, entry?: string) {
    super(reason.en);
    this.entry = entry;
    this.reason = reason;
  }
}

/** The finding about a faulty archive, at the location by which it was named. */
export function archiveFinding({ reason, entry }: ArchiveError, location: string): Finding {
  const named = entry === undefined || location.endsWith(`!/${entry}`);
  const position = { file: location, line: 1, column: 1 };
  return {
    key: "archive-invalid",
    parameters: { entry: named ? undefined : entry, reason },
    position,
  };
}
