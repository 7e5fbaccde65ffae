import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { findSignedIn } from './api/signed-in.ts';
import { createPortalRouter } from './app/router.ts';
import { releaseSubmit } from './preload/held-submit.ts';
import { keepForm, releaseForm } from './preload/kept-form.ts';
import { adoptAnswers, isAnswered, isPreloading } from './preload/preloaded-answer.ts';
import { markServedToNobody, takeServedToNobody } from './session/sign-out-redirect.ts';
import './styles.css';

adoptAnswers();
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
if (root?.hasChildNodes() && isAnswered()) void replace(root);
else if (root?.hasChildNodes() && !('led' in document.documentElement.dataset)) void takeOver(root);
else if (root) show(root);

function show(element: HTMLElement): void {
  element.replaceChildren();
  releaseSubmit();
  forgetServed();
  createRoot(element).render(app);
}

/** What was said of the page as it was served is not true of what its code shows. */
function forgetServed(): void {
  delete document.documentElement.dataset.led; // preload.ts
  delete document.documentElement.dataset.answered;
}

/**
 * Shows a page of somebody who is signed in, in place of the service's own rendering of it. The two differ where the
 * browser knows better, as with times of day, so that the one is not made of the other.
 */
async function replace(element: HTMLElement): Promise<void> {
  router.ssr = { manifest: undefined }; // what is loaded here is not loaded once more
  await router.load();
  await window.gatehousePress;
  keepForm(element);
  flushSync(() => createRoot(element).render(app));
  forgetServed();
  releaseForm();
}

/** Gives the prepared page (prerender/prerender.tsx) its life: it waits for no answer, and an outage takes no form away. */
async function takeOver(element: HTMLElement): Promise<void> {
  // As whoever made the markup had it, for as long as the page lives: no boundary around the root. An upgrade of the
  // router may call it otherwise; e2e/prerendered.test.ts would find that nothing was taken over.
  router.ssr = { manifest: undefined };
  markServedToNobody();
  await router.load();
  takeServedToNobody(); // true of this document alone, and not of a page that is opened later
  keepForm(element);
  hydrateRoot(element, app);
  if (!isPreloading()) return;
  // Somebody may have signed in since, in another tab: their session leads on.
  const signedIn = await findSignedIn().catch(() => null);
  if (signedIn) await router.invalidate();
}
