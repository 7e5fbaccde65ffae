import { findReleaseFaults } from './version.ts';

// `tsx integrations/release/check-version.ts v1.2.3 [https://…/owner/name]`: ends with 1 when the tag cannot be released.
const [tag = '', address] = process.argv.slice(2);
const faults = findReleaseFaults(tag, address);
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
