import { Outlet } from '@tanstack/react-router';

/** What every page begins with. */
export function RootLayout() {
  return (
    <>
      <a
        href="#content"
        className="sr-only rounded-box bg-accent text-on-accent focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-30 focus:px-4 focus:py-2"
      >
        Skip to content
      </a>
      <Outlet />
    </>
  );
}
