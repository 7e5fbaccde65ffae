import type { ReactNode } from 'react';

export const title = 'Trusted browsers';
export const intro = 'They need your password, but no code, for 30 days.';

export const list = 'Trusted browsers';
export const none = 'No browser is trusted. You can choose it when you enter a code.';
export const ends = (time: ReactNode) => <>Trust ends {time}</>;

export const remove = {
  action: 'Remove',
  of: (device: string) => `Remove trust in ${device}`,
  question: (device: string) => `Stop trusting ${device}?`,
  consequence: 'The next sign-in there needs a code. If it is signed in now, it stays signed in.',
  confirm: 'Stop trusting',
  keep: 'Keep trusting',
  done: (device: string) => `${device} is no longer trusted.`,
  failed: (device: string) => `${device} is still trusted.`,
};
