import { french } from "../../../runtime/messages/typography.js";
import { type Command, InvalidArgumentError } from "../commander.js";
import { collect, type Description, parseCount } from "../options.js";
import { parseShard } from "./names.js";

const mostJobs = 256;

/** The options of commands that handle many files: which files, how many threads, and how to resume. */
export function manyOptions(command: Command, { say }: Description): Command {
  return command
    .option(
      say("--files-from <fichier>", "--files-from <file>"),
      say(
        french`liste de fichiers, un par ligne ou séparés par des octets nuls ; - pour l'entrée standard`,
        "list of files, one a line or with zero bytes between; - for the standard input",
      ),
    )
    .option(
      "--null",
      say(
        french`la liste est séparée par des octets nuls (par défaut : ce qu'elle montre elle-même)`,
        "the list has zero bytes between its names (default: what it shows itself)",
      ),
    )
    .option(
      say("--exclude <motif>", "--exclude <pattern>"),
      say(
        french`fichiers à laisser de côté ; peut se répéter`,
        "files to leave out; may be repeated",
      ),
      collect,
    )
    .option(
      say("--shard <part>", "--shard <part>"),
      say(
        french`une part des fichiers, comme 3/16 ; leur nom décide`,
        "a part of the files, such as 3/16; their names decide",
      ),
      (value) => parseShard(value, say),
    )
    .option(
      say("--jobs <nombre>", "--jobs <number>"),
      say(french`fils d'exécution (par défaut : 1)`, "threads (default: 1)"),
      (value) => {
        const jobs = parseCount(value, say, mostJobs);
        if (jobs > 0) return jobs;
        throw new InvalidArgumentError(say("Il en faut un au moins.", "It must be one at least."));
      },
    )
    .option(
      say("--resume <fichier>", "--resume <file>"),
      say(
        french`fichier de résultats en JSON par lignes, à commencer ou à continuer`,
        "file of results in JSON lines, to begin or to go on with",
      ),
    )
    .option(
      "--only-invalid",
      say(french`ne montre pas les documents valides`, "do not show documents that are valid"),
    )
    .option(
      "--fail-fast",
      say(
        french`s'arrête au premier document qui n'est pas valide`,
        "stop at the first document that is not valid",
      ),
    )
    .option("--quiet", say("sans résumé ni progression", "no summary and no progress"));
}
