declare global {
  interface Window {
    /** Sends what was submitted before the form could; set until somebody asks. */
    gatehouseRelease?: (() => void) | undefined;
  }
}

/** Keeps a form that is sent before the page's code is there: the browser would send it to where nothing takes it. */
export function holdSubmit(): void {
  let held: HTMLFormElement | undefined;
  const hold = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    held = event.target;
    held.ariaBusy = 'true';
  };
  document.addEventListener('submit', hold, true);
  window.gatehouseRelease = () => {
    document.removeEventListener('submit', hold, true);
    window.gatehouseRelease = undefined;
    if (!held?.isConnected) return;
    held.ariaBusy = null;
    held.requestSubmit();
  };
}

/** The form takes what it is sent from here on, and what it was sent before. */
export const releaseSubmit = (): void => window.gatehouseRelease?.();
