/*
 * The suites for Schematron: npm run schematron. Prints counts and what is not as expected; exit code 1 if there is anything.
 */
import { runSchematronSuites, schematronSuites } from "./schematron-suites.js";

const folder = schematronSuites();
if (folder === undefined) {
  console.log("no suites: set SCRUTIN_SUITES");
} else {
  const cases = runSchematronSuites(folder);
  for (const suite of ["conformance", "jing", "en16931"] as const) {
    const own = cases.filter((each) => each.suite === suite);
    const right = own.filter(({ problem }) => problem === undefined);
    console.log(`${suite}: ${right.length} of ${own.length}`);
    for (const { name, problem } of own)
      if (problem !== undefined) console.log(`  ${name}: ${problem}`);
  }
  if (cases.some(({ problem }) => problem !== undefined)) process.exitCode = 1;
}
