import { createContext } from 'react';

/** The path that whoever was signed out is led to: nobody is held back on the way there. */
export const WayOut = createContext<string | null>(null);
