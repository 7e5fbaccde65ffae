// The questions asked once, after signing up.

export const title = 'Your background';
/** `why` is of shared/questions.ts. */
export const intro = (appName: string, why: string) => `${appName} asks, ${why}. Two or three taps.`;
export const goOn = 'Continue';
export const skip = 'Skip for now';
