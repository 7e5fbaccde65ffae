import { createContext } from 'react';

/** The address of the picture beside the name of what people sign in to; null where our own mark does. */
export const AppLogo = createContext<string | null>(null);
