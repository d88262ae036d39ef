import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { messagesPage } from "../test/support/messages-table.js";
import { root } from "./root.js";

writeFileSync(join(root, "docs/messages.md"), await messagesPage());
