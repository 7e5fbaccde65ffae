// What a field of the profile says beyond shared/profile.ts.

export const notSaid = 'Not said';
export const clear = 'Clear';
