import { createContext } from 'react';

/** What people sign in to. */
export const AppName = createContext('Gatehouse');
