/** The only file that knows commander by its name. */
export { Command, CommanderError, Help, InvalidArgumentError, Option } from "commander";
