import { useEffect } from 'react';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The address that a mail was sent to, on a page that loads again in another language. */
    mailedTo?: string;
  }
}

let shown: string | undefined;

/** Notes that the page shows where a mail was sent, so that it says so in another language too. */
export function useMailedAddress(email: string): void {
  useEffect(() => {
    shown = email;
    return () => {
      shown = undefined;
    };
  }, [email]);
}

/** Keeps that address in the state of the page, which loads again. */
export function keepMailedAddress(): void {
  if (shown !== undefined) window.history.replaceState({ ...window.history.state, mailedTo: shown }, '');
}

/** The address that was kept; undefined for none. */
export const readMailedAddress = (): string | undefined =>
  typeof window === 'undefined' ? undefined : window.history.state?.mailedTo;
