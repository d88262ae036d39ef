import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./packed.js";
import { describePublicApi } from "./public-api.js";

writeFileSync(join(root, "docs/api.md"), describePublicApi(root));
