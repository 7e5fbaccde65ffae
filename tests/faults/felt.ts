import { expect } from 'vitest';
import type { Entry } from './call-log.ts';

/** A fault of the database was felt: some requests were refused with 503. A fault that nobody feels proves nothing. */
export const expectRefusals = ({ inFault }: { inFault: Entry[] }): void =>
  expect(inFault.filter(({ status }) => status === 503).length).toBeGreaterThan(0);

/** Work went on during the fault. */
export const expectWork = ({ inFault }: { inFault: Entry[] }): void =>
  expect(inFault.filter(({ status }) => status === 200).length).toBeGreaterThan(10);
