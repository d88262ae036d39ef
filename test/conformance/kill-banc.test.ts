import { expect, test } from "vitest";
import { letFall } from "../support/kill-banc.js";
import { splitCommand } from "../support/split-command.js";

/* Real processes, so it takes some seconds; the long run is `npm run banc:kill -- 100 SEED`. */

test("a bench that is killed loses nothing that it has acknowledged, and has nothing twice", async () => {
  const falls = await letFall(3, 20_081_201, [await splitCommand("kill-banc-test")]);
  expect(falls).toMatchObject({ kills: 3, lost: [], twice: [], strange: [] });
  expect(falls.acknowledged).toBeGreaterThan(0);
});
