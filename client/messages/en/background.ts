// The questions that are asked once, right after sign-up.

export const title = 'Your background';
/** `why` comes from shared/questions.ts. */
export const intro = (appName: string, why: string) => `${appName} asks, ${why}. Two or three taps.`;
export const goOn = 'Continue';
export const skip = 'Skip for now';
