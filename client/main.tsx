import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { findSignedIn } from './api/signed-in.ts';
import { createPortalRouter } from './app/router.ts';
import { releaseSubmit } from './early/held-submit.ts';
import { keepForm } from './early/kept-form.ts';
import { markServedToNobody } from './session/departure.ts';
import './styles.css';

const router = createPortalRouter();

// A page brought back by the Back button shows what was true when it was left: ask again.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) void router.invalidate();
});

const app = (
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>
);
const root = document.getElementById('root');
// Why somebody was led here is said above the form, which the prepared page has no place for.
if (root?.hasChildNodes() && !router.history.location.state.departure) void takeOver(root);
else if (root) show(root);

function show(element: HTMLElement): void {
  element.replaceChildren();
  releaseSubmit();
  delete document.documentElement.dataset.led; // early.ts
  createRoot(element).render(app);
}

/** Gives the prepared page (prepared/prepare.tsx) its life: it waits for no answer, and an outage takes no form away. */
async function takeOver(element: HTMLElement): Promise<void> {
  // As whoever made the markup had it, for as long as the page lives: no boundary around the root. An upgrade of the
  // router may call it otherwise; e2e/prepared.test.ts would find that nothing was taken over.
  router.ssr = { manifest: undefined };
  markServedToNobody();
  await router.load();
  keepForm(element);
  hydrateRoot(element, app);
  // Somebody may have signed in since, in another tab: their session leads on.
  const signedIn = await findSignedIn().catch(() => null);
  if (signedIn) await router.invalidate();
}
