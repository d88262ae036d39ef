import { parseArgs } from "node:util";
import { demarrerBanc } from "../../generator/cli/banc/demarrer.js";
import { bancMessages } from "../../generator/cli/banc/messages.js";

/*
 * A bench as a program of its own, as `scrutin banc` starts one, that writes its snapshot after a few entries, so that some kills hit it while it does.
 */

const { values } = parseArgs({
  strict: false,
  options: { data: { type: "string" }, jour: { type: "string" }, essai: { type: "boolean" } },
});
const banc = await demarrerBanc({
  dossier: String(values.data),
  jour: String(values.jour),
  essai: true,
  instantaneApres: 4,
});
if (banc.perdus > 0) console.error(bancMessages.dropped(banc.perdus).en);
if (banc.ecarte !== undefined) console.error(bancMessages.setAside(banc.ecarte).en);
console.log(banc.url);
process.once("SIGTERM", () => void banc.fermer());
