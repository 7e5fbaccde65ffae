// What a field of the profile says beyond shared/profile.ts.

export const notSaid = 'Not said';
/** In an empty field: what apps go by meanwhile. */
export const assumed = (value: string) => `${value}, as this browser says`;
export const clear = 'Clear';
