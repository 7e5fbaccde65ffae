declare global {
  interface Window {
    /** Sends what was submitted before the form could; set until somebody asks. */
    gatehouseRelease?: () => void;
  }
}

/** Keeps a form that is sent before the page's code is there: the browser would send it to where nothing takes it. */
export function holdSubmit(): void {
  let held: HTMLFormElement | undefined;
  const hold = (event: SubmitEvent) => {
    event.preventDefault();
    if (event.target instanceof HTMLFormElement) held = event.target;
  };
  document.addEventListener('submit', hold, true);
  window.gatehouseRelease = () => {
    document.removeEventListener('submit', hold, true);
    delete window.gatehouseRelease;
    held?.requestSubmit();
  };
}

/** The form takes what it is sent from here on, and what it was sent before. */
export const releaseSubmit = (): void => window.gatehouseRelease?.();
