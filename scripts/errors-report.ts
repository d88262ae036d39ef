import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { errorsPage } from "../test/support/errors-table.js";
import { hasJava } from "../test/support/jdk.js";
import { root } from "./root.js";

if (!hasJava) throw new Error("the page has what Xerces says: it needs Java");
writeFileSync(join(root, "docs/errors.md"), errorsPage());
