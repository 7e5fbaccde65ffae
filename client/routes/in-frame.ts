import { createContext } from 'react';

/** True for content inside the account's frame. */
export const InFrame = createContext(false);
