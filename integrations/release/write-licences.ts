import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { listLicences, readLockFile, toDocument } from './licences.ts';

// `npm run write:licences`
writeFileSync(
  resolve(import.meta.dirname, '../../docs/licences.md'),
  toDocument(listLicences(readLockFile())),
);
