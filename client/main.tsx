import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createPortalRouter } from './app/router.ts';
import './styles.css';

const router = createPortalRouter();

// A page brought back by the Back button shows what was true when it was left: ask again.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) void router.invalidate();
});

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <RouterProvider router={router} />
    </StrictMode>,
  );
}
