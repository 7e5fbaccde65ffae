// The words of index.html itself, put there by vite.config.ts.

export const noScript = 'Signing in here needs JavaScript. Turn it on for this site and reload the page.';
