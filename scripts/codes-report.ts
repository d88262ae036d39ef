import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { codesPage } from "../test/support/codes-table.js";
import { root } from "./root.js";

writeFileSync(join(root, "docs/codes.md"), await codesPage());
