/**
 * A budget of `most` units per second, such as milliseconds of work. It counts the units spent in the current second.
 */
export function createSecondBudget(most: number) {
  let second = 0;
  let spent = 0;
  return {
    isSpent(): boolean {
      const now = Math.floor(performance.now() / 1_000);
      if (now !== second) spent = 0;
      second = now;
      return spent >= most;
    },
    spend(amount: number): void {
      spent += amount;
    },
  };
}
