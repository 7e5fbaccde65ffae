import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { pages } from '../shared/paths.ts';
import { createPortalRouter } from './app/router.ts';
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
if (root?.hasChildNodes()) void takeOver(root);
else if (root) show(root);

function show(element: HTMLElement): void {
  delete document.documentElement.dataset.led; // early.ts
  createRoot(element).render(app);
}

/** Gives the prepared page (prepared/prepare.tsx) its life, unless it is another page that belongs here. */
async function takeOver(element: HTMLElement): Promise<void> {
  router.ssr = { manifest: undefined }; // as whoever made the markup had it
  await router.load();
  const { pathname, state } = router.state.location;
  const isWhatIsShown =
    pathname === pages.signIn &&
    !state.departure &&
    router.state.matches.every(({ status }) => status === 'success');
  if (isWhatIsShown) hydrateRoot(element, app);
  else show(element);
}
