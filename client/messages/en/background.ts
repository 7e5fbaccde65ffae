// The questions asked once, after signing up.

export const title = 'Your background';
export const intro = 'Two or three taps, so that what you see fits you.';
export const goOn = 'Continue';
export const skip = 'Skip for now';
