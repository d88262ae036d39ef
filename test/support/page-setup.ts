import type { TestProject } from "vitest/node";
import { buildPage, canTryPage } from "./page.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** The address of the page; empty where it cannot be tried. */
    page: string;
  }
}

/** The page is built once for all of its tests. */
export default function setup({ provide }: TestProject): void {
  provide("page", canTryPage() ? buildPage() : "");
}
