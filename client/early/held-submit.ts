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
    if (!held) return;
    held.ariaBusy = null;
    // React may have made the form anew (kept-form.ts).
    const form = held.isConnected ? held : document.querySelector<HTMLFormElement>('#root form');
    form?.requestSubmit();
  };
}

/** Nothing is held from here on; what was is sent, if there is a form. */
export const releaseSubmit = (): void => window.gatehouseRelease?.();
