import { expect, test } from "vitest";
import { letFall } from "../support/kill-banc.js";
import { splitCommand } from "../support/split-command.js";

/* Real processes, so it takes some seconds; the long run is `npm run banc:kill -- 100 SEED`. */

test("a bench that is killed loses nothing that it has acknowledged, and has nothing twice", async () => {
  const programs = [
    await splitCommand("kill-banc-test"),
    await splitCommand("kill-banc-test-souvent", "test/support/banc-souvent.ts"),
  ];
  const falls = await letFall(3, 20_081_201, programs);
  expect(falls).toMatchObject({ kills: 3, lost: [], twice: [], strange: [], setAside: 0 });
  expect(falls.acknowledged).toBeGreaterThan(0);
});
