import type { Target } from "../target.js";
import { builders } from "./builders.js";
import { descriptors } from "./descriptors/index.js";
import { types } from "./types/index.js";
import { zod } from "./zod.js";

/**
 * What is generated for each declaration, in the order in which it stands in a module. What names the descriptor comes right after it:
 * that far back the compiler looks for what is named.
 */
export const targets: readonly Target[] = [types, descriptors, zod, builders];
