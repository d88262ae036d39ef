import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { codesPage } from "../test/support/codes-table.js";
import { root } from "../test/support/packed.js";

writeFileSync(join(root, "docs/codes.md"), await codesPage());
