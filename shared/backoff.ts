type Bounds = { first: number; most: number };

/**
 * How long to wait before the next attempt, after `failures` earlier ones without success: twice as long each time, from
 * `first` up to `most`, in their unit. Spread by half to either side, so that callers that failed together do not come
 * back together.
 */
export const toBackoff = (failures: number, { first, most }: Bounds): number =>
  Math.min(most, first * 2 ** failures) * (0.5 + Math.random());
