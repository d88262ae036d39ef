import { showPage } from "./app.js";
import { listen } from "./worker/worker.js";

/* The page and its worker are one script, so that what both need is there once: the worker is started from the text of the page's own. */

if (typeof document === "undefined") listen();
else showPage();
