/** The limits of a request. */
export interface Limites {
  /** Bytes of a body as it arrives, packed or not. */
  readonly corps: number;
  /** Bytes of a body that is a zip archive, which is held in memory. */
  readonly archive: number;
  /** Bytes of an unpacked document. */
  readonly document: number;
  /** How many times as large as its packed form a document may be, if it has more than a megabyte. */
  readonly rapport: number;
  /** Bytes of a body in JSON. */
  readonly json: number;
  /** Milliseconds for the headers, for the complete body, and between two pieces of it. */
  readonly delaiDEnTetes: number;
  readonly delaiDeCorps: number;
  readonly delaiInactif: number;
  /** Bytes of the headers. */
  readonly enTetes: number;
  /** Connections at a time. */
  readonly connexions: number;
}

export const limitesParDefaut: Limites = {
  corps: 1 << 28,
  archive: 1 << 26,
  document: 1 << 29,
  rapport: 500,
  json: 1 << 16,
  delaiDEnTetes: 10_000,
  delaiDeCorps: 300_000,
  delaiInactif: 15_000,
  enTetes: 16_384,
  connexions: 512,
};
