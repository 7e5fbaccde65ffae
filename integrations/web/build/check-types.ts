import { findStaleTypes } from './api-types-file.ts';

// `npm run check` runs this.
const stale = findStaleTypes();
if (stale !== null) {
  process.stderr.write(stale);
  process.exitCode = 1;
}
