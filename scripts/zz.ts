import { splitCommand } from "../test/support/split-command.js";
console.log(await splitCommand("try"));
