import { describe, inject } from "vitest";

/** The address of the page; empty where it can be neither built nor opened: `canTryPage` has printed what is missing. */
export const address: string = inject("page");

/** Tests of the page in a browser. They are skipped where there is no page, since CI must pass on a machine with Node alone. */
export function describePage(name: string, tests: () => void, timeout = 300_000): void {
  describe.skipIf(address === "")(name, { timeout }, tests);
}
