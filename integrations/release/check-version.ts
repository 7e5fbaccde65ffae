import { findReleaseFaults } from './version.ts';

// `tsx integrations/release/check-version.ts v1.2.3`: ends with 1 when the tag cannot be released.
const faults = findReleaseFaults(process.argv[2] ?? '');
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
