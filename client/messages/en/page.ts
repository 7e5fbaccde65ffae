// Texts that vite.config.ts puts into index.html, and texts of the script that runs before all others.

export const noScript = 'Signing in here needs JavaScript. Turn it on for this site and reload the page.';

export const incomplete = 'This page did not load completely. Check your connection and reload it.';
