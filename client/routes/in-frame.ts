import { createContext } from 'react';

/** True for what is shown inside the account's frame. */
export const InFrame = createContext(false);
