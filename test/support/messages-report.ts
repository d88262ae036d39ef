import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { messagesPage } from "./messages-table.js";
import { root } from "./packed.js";

writeFileSync(join(root, "docs/messages.md"), await messagesPage());
