import type { Locale } from "@runtime";
import { ArchiveError } from "../../../generator/reader/sources/archive-error.js";
import { checkFiles, report } from "./check.js";
import { compareSets } from "./compare.js";
import type { Reply, Work } from "./messages.js";

const say = (reply: Reply): void => postMessage(reply);

/** Does what takes long away from the page, which stays quick. */
export function listen(): void {
  addEventListener("message", ({ data }: MessageEvent<Work>) => work(data));
}

async function work(data: Work): Promise<void> {
  try {
    if (data.kind === "check") await checkFiles(data, say);
    else if (data.kind === "report") {
      const { form, locale } = data;
      say({ kind: "report", form, report: await report(form, locale) });
    } else say(await compareSets(data));
  } catch (error) {
    say({ kind: "failed", message: messageOf(error, data.locale) });
  }
}

function messageOf(error: unknown, locale: Locale): string {
  if (error instanceof ArchiveError)
    return [error.entry, error.reason[locale]].filter((part) => part !== undefined).join(": ");
  return error instanceof Error ? error.message : String(error);
}
