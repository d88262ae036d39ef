/** What the console answers with: all is well; a check found something; it could not run. */
export const exitCodes = { ok: 0, found: 1, failed: 2 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Something that the person at the console has to mend. Printed as it is, without a stack; the exit code is 2. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
}

/** Whether an error is one that the operating system reports, such as `ENOENT`. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && "syscall" in error;
}

const systemMessages: Readonly<Record<string, string>> = {
  ENOENT: "no such file or folder",
  EACCES: "permission denied",
  EPERM: "operation not permitted",
  EISDIR: "is a folder, not a file",
  ENOTDIR: "a part of the path is a file, not a folder",
  ENOSPC: "no space left on the device",
  EROFS: "the file system is read-only",
  EMFILE: "too many open files",
};

/** One line that says what the operating system refused, and for which path. */
export function systemMessage({ code = "", path, message }: NodeJS.ErrnoException): string {
  const reason = systemMessages[code];
  return reason === undefined || path === undefined ? message : `${path}: ${reason}`;
}
