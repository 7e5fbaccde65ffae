/** One thing that was looked at: what was found, and what to do unless it is well. */
export type Finding = { check: string; level: 'ok' | 'warn' | 'fail'; found: string; advice: string | null };

export const ok = (check: string, found: string): Finding => ({ check, level: 'ok', found, advice: null });
export const warn = (check: string, found: string, advice: string): Finding => ({
  check,
  level: 'warn',
  found,
  advice,
});
export const fail = (check: string, found: string, advice: string): Finding => ({
  check,
  level: 'fail',
  found,
  advice,
});

/** The result of `work`, or a rejection after so many milliseconds: what is silent must not hold up the rest. */
export const within = <Result>(time: number, work: Promise<Result>): Promise<Result> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${time / 1000} s`)), time);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};
