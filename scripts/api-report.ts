import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describePublicApi } from "../test/support/public-api.js";
import { root } from "./root.js";

writeFileSync(join(root, "docs/api.md"), describePublicApi(root));
