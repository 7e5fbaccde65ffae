/** Random numbers that a seed repeats: mulberry32, a public-domain generator of 32 bits. Not for secrets. */
export function createRandom(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    /** From 0 up to and without 1. */
    next,
    /** A whole number from 0 up to and without `below`. */
    below: (below: number): number => Math.floor(next() * below),
    /** One of the items. Throws for an empty list. */
    pick<Item>(items: readonly Item[]): Item {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error('there is nothing to pick from');
      return item;
    },
  };
}
export type Random = ReturnType<typeof createRandom>;

/** The seed of this run: `FAULT_SEED`, or a new one. It is printed, so that a run can be repeated. */
export function takeSeed(): number {
  const seed = Number(process.env.FAULT_SEED ?? Math.floor(Math.random() * 2 ** 31));
  process.stdout.write(`FAULT_SEED=${seed}\n`);
  return seed;
}
