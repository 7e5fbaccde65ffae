export type Point = { minute: number; value: number };

/** How much a value grows in a minute: the slope of the straight line that fits best (least squares). */
export function findSlope(points: readonly Point[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = mean(points.map(({ minute }) => minute));
  const level = mean(points.map(({ value }) => value));
  const spread = points.reduce((sum, { minute }) => sum + (minute - middle) ** 2, 0);
  if (spread === 0) return 0;
  return points.reduce((sum, { minute, value }) => sum + (minute - middle) * (value - level), 0) / spread;
}

/** The second half of a run: what fills up in the beginning, such as caches, is full by then. */
export const secondHalf = <Sample>(samples: readonly Sample[]): Sample[] =>
  samples.slice(Math.floor(samples.length / 2));
