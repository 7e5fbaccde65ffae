import { findStaleTypes } from './api-types-file.ts';

// A part of `npm run check`.
const stale = findStaleTypes();
if (stale !== null) {
  process.stderr.write(stale);
  process.exitCode = 1;
}
