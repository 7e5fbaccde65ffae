import { createContext } from 'react';

export type Languages = {
  /** The languages that the service offers: each tag with its name in the language itself. */
  offered: Readonly<Record<string, string>>;
  /** Shows the page in another language. Returns why that failed; null when the page is about to change. */
  onChoose: (tag: string) => Promise<string | null>;
};

/** The choice of a language, for the footers and the user menu. */
export const Languages = createContext<Languages>({ offered: {}, onChoose: async () => null });
