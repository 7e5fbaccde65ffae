// Texts of profile fields that shared/profile.ts does not have.

export const notSaid = 'Not said';
/** In an empty field: the value that applications use until the user answers. */
export const assumed = (value: string) => `${value}, as this browser says`;
export const clear = 'Clear';
