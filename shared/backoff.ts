type Bounds = { first: number; most: number };

/**
 * Returns the time to wait before the next attempt after `failures` failed attempts. It doubles with each failure, from
 * `first` up to `most`, in their unit. It is multiplied by a random factor from 0.5 to 1.5, so that callers that failed
 * together do not retry together.
 */
export const toBackoff = (failures: number, { first, most }: Bounds): number =>
  Math.min(most, first * 2 ** failures) * (0.5 + Math.random());
