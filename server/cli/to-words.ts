/** An instant for people, in UTC and without fractions of a second. */
export const toDay = (instant: string | null): string => instant?.replace(/\.\d+Z$/, 'Z') ?? '–';

export const toPasskeys = (number: number): string => `${number} passkey${number === 1 ? '' : 's'}`;
