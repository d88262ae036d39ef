import { knownXmlFailures } from "./known-xml-failures.js";
import { judgeXmlTest, readXmlTests } from "./xml-suite.js";

/*
 * `npm run xmlconf`: our reader against W3C's XML conformance suite, in numbers, with every test that does not hold.
 */
const counts = new Map<string, number>();
const count = (name: string): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1);
};
for (const test of readXmlTests()) {
  count("tests");
  if (test.apart !== undefined) {
    count(`not for us: ${test.apart}`);
    continue;
  }
  count("judged");
  const wrong = judgeXmlTest(test);
  if (wrong === undefined) count("as expected");
  else if (knownXmlFailures.has(test.id)) count("otherwise, with a reason");
  else {
    count("WRONG");
    console.log(`${test.id}\t${test.path.replace(/.*xmlconf\//, "")}\t${wrong}`);
    process.exitCode = 1;
  }
}
for (const [name, number] of counts) console.log(`${String(number).padStart(6)}  ${name}`);
