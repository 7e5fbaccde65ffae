import type { ReactNode } from 'react';

// An action that cancels a pending email change.

export const cancelsChange = (email: ReactNode) => <>This cancels the change of your address to {email}.</>;
export const cancelledChange = (email: ReactNode) => (
  <>The change of your address to {email} was cancelled.</>
);
