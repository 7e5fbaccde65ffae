import { createContext } from 'react';

/** The URL of the logo beside the service's name; null for Gatehouse's own mark. */
export const AppLogo = createContext<string | null>(null);
