import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { messagesPage } from "../test/support/messages-table.js";
import { root } from "../test/support/packed.js";

writeFileSync(join(root, "docs/messages.md"), await messagesPage());
