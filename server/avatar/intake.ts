import { AppError } from '../errors.ts';

/** Pictures on their way in, each up to half a megabyte of memory: some 30 MB. */
const MOST = 64;
/** Of one person: nobody keeps everybody else out. */
const PERSON_MOST = 3;

/** Has so many pictures arrive at once and no more. Throws `unavailable` before one too many is read. */
export function createIntake() {
  const perPerson = new Map<string, number>();
  let all = 0;

  const count = (userId: string, step: 1 | -1) => {
    all += step;
    const theirs = (perPerson.get(userId) ?? 0) + step;
    if (theirs > 0) perPerson.set(userId, theirs);
    else perPerson.delete(userId);
  };

  return async <Result>(userId: string, work: () => Promise<Result>): Promise<Result> => {
    if (all >= MOST || (perPerson.get(userId) ?? 0) >= PERSON_MOST)
      throw new AppError('unavailable', { detail: 'too many pictures at once' });
    count(userId, 1);
    try {
      return await work();
    } finally {
      count(userId, -1);
    }
  };
}
