/** The only file that knows commander by its name. */
export { Argument, Command, CommanderError, Help, InvalidArgumentError, Option } from "commander";
