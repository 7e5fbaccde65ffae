/** The hint beside a field for a new password. */
export const hint = (minLength: number) =>
  `At least ${minLength} characters. A few unrelated words make a good one.`;

/** The estimated strength of a new password. */
export const strengths = {
  short: 'Too short so far.',
  personal: 'Too close to your name or email: add words of another kind.',
  weak: 'Easy to guess: add another word.',
  fair: 'Fair. Another word makes it strong.',
  strong: 'Strong: hard to guess.',
};
