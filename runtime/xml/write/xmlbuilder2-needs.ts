/*
 * What stands in the published package for the modules that xmlbuilder2 asks for and that documents made node by node have no use
 * for: `events` and `url` of Node, which browsers lack, and js-yaml.
 */

/** What its builder with callbacks is derived from, which we never make. */
export class EventEmitter {}

/** The names of hosts in addresses, which no document of ours has parsed. */
export function domainToASCII(domain: string): string {
  return new URL(`http://${domain}`).hostname;
}

/** The same, since nothing is shown of them. */
export const domainToUnicode: (domain: string) => string = domainToASCII;
