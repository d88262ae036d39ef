import { sha256 } from "../../../generator/evolution/sha256.js";

/* Stands for node:crypto, of which reports ask for one thing. */

interface Hash {
  readonly update: (content: Uint8Array) => Hash;
  readonly digest: (encoding: "hex") => string;
}

/** A SHA-256 of one content. */
export function createHash(_algorithm: "sha256"): Hash {
  let hashed = "";
  const hash: Hash = {
    update: (content) => {
      hashed = sha256(content);
      return hash;
    },
    digest: () => hashed,
  };
  return hash;
}
