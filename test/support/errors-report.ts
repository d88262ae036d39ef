import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { errorsPage } from "./errors-table.js";
import { hasJava } from "./jdk.js";
import { root } from "./packed.js";

if (!hasJava) throw new Error("the page has what Xerces says: it needs Java");
writeFileSync(join(root, "docs/errors.md"), errorsPage());
