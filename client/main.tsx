import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { findSignedIn } from './api/signed-in.ts';
import { createPortalRouter } from './app/router.ts';
import { releaseSubmit } from './preload/postponed-submit.ts';
import { adoptAnswers, isAnswered, isPreloading } from './preload/preloaded-answer.ts';
import { keepForm, releaseForm } from './preload/restored-form.ts';
import { markServedToNobody, takeServedToNobody } from './session/sign-out-redirect.ts';
import { noteTouched } from './session/touched.ts';
import { loadAllWords, speakPageWords } from './words/page-words.ts';
import './styles.css';

speakPageWords();
noteTouched();
adoptAnswers();
const router = createPortalRouter();

// The Back button can restore an old state of the page. The router then loads the data again.
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
else if (root?.hasChildNodes() && !('hideContent' in document.documentElement.dataset))
  void hydrateOrReplace(root);
else if (root) show(root);

function show(element: HTMLElement): void {
  element.replaceChildren();
  releaseSubmit();
  forgetServed();
  createRoot(element).render(app);
}

/** Removes the marks that the served markup needs, because they are not true of the page that the code renders. */
function forgetServed(): void {
  delete document.documentElement.dataset.hideContent; // preload.ts
  delete document.documentElement.dataset.answered;
}

/**
 * Replaces the service's markup of a signed-in user's page with the page that the browser renders. The markup is not
 * hydrated, because the two differ where only the browser knows a value, for example local times.
 */
async function replace(element: HTMLElement): Promise<void> {
  router.ssr = { manifest: undefined }; // the router does not load again what is loaded here
  await router.load();
  await window.gatehousePress;
  keepForm(element);
  flushSync(() => createRoot(element).render(app));
  forgetServed();
  releaseForm();
}

/**
 * Hydrates the prerendered page (prerender/prerender.tsx). It waits for no answer, and the form stays during an outage.
 */
async function hydrateOrReplace(element: HTMLElement): Promise<void> {
  // This must stay as it was when the markup was rendered: without a boundary around the root. A router upgrade may
  // rename the option; then e2e/prerendered.test.ts would fail, because nothing would be hydrated.
  router.ssr = { manifest: undefined };
  markServedToNobody();
  await router.load();
  takeServedToNobody(); // applies to this document only, not to a page that the user opens later
  keepForm(element);
  hydrateRoot(element, app);
  if (!isPreloading()) return;
  // The user may have signed in since, in another tab. Then the loaders redirect.
  const signedIn = await findSignedIn().catch(() => null);
  if (signedIn) await router.invalidate();
}

// The next pages need them. Somebody who only looks at a page does not.
const prepare = () => void loadAllWords().catch(() => {});
for (const type of ['pointerdown', 'keydown']) window.addEventListener(type, prepare, { once: true });
