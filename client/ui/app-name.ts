import { createContext } from 'react';

/** The name of the service that people sign in to. */
export const AppName = createContext('Gatehouse');
