/** The figure of each variant in each round. */
export type Rounds<Name extends string> = Record<Name, number[]>;

/**
 * Measures variants in turns, in reversed order every other round, so that neither a warm cache nor another busy
 * program favours one of them. There are many short rounds, because such disturbances come and go within seconds.
 * The first `warmUp` rounds do not count.
 */
export async function measureInTurns<Name extends string>(
  variants: Record<Name, () => Promise<number>>,
  count = 5,
  warmUp = 1,
): Promise<Rounds<Name>> {
  const names = Object.keys(variants) as Name[];
  const rounds = Object.fromEntries(names.map((name) => [name, []])) as unknown as Rounds<Name>;
  for (let round = 0; round < warmUp + count; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const value = await variants[name]();
      if (round >= warmUp) rounds[name].push(value);
    }
  }
  return rounds;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = low] = sorted.slice(Math.ceil(sorted.length / 2) - 1, middle + 1);
  return (low + high) / 2;
}

/** The median of the rounds' ratios: both figures of a ratio are from the same few seconds. */
export const ratioOf = (above: readonly number[], below: readonly number[]): number =>
  median(above.map((value, round) => value / (below[round] ?? Number.NaN)));

export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN;
