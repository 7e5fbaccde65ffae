/** Beside a field for a new password. */
export const hint = (minLength: number) =>
  `At least ${minLength} characters. A few unrelated words make a good one.`;
