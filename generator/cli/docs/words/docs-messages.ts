import { french } from "../../../../runtime/messages/typography.js";
import type { Text } from "../../failure.js";
import { both, count, nombre } from "../../messages.js";

interface Result {
  readonly folder: string;
  readonly pages: number;
  readonly changed: number;
  readonly deleted: number;
}

/** The closing messages of `scrutin docs`. */
export const docsMessages = {
  written: ({ folder, pages, changed, deleted }: Result): Text =>
    both(
      french`${folder}: ${nombre(pages, "page")}, ${nombre(changed, french`écrite`)}, ${nombre(pages - changed, french`inchangée`)}${deleted === 0 ? "" : `, ${nombre(deleted, french`supprimée`)}`}`,
      `${folder}: ${count(pages, "page")}, ${changed} written, ${pages - changed} unchanged${deleted === 0 ? "" : `, ${deleted} deleted`}`,
    ),
  compared: ({ folder, changed, deleted }: Result): Text =>
    changed + deleted === 0
      ? both(french`${folder}: tout est à jour`, `${folder}: all is up to date`)
      : both(
          french`${folder}: ${nombre(changed + deleted, "page")} à refaire, avec scrutin docs`,
          `${folder}: ${count(changed + deleted, "page")} to be made again, with scrutin docs`,
        ),
};
