import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../test/support/packed.js";
import { describePublicApi } from "../test/support/public-api.js";

writeFileSync(join(root, "docs/api.md"), describePublicApi(root));
