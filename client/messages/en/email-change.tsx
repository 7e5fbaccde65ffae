import type { ReactNode } from 'react';

// A pending change of address that ends with something else.

export const cancelsChange = (email: ReactNode) => <>This cancels the change of your address to {email}.</>;
export const cancelledChange = (email: ReactNode) => (
  <>The change of your address to {email} was cancelled.</>
);
