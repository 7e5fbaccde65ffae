import { expect } from 'vitest';
import type { Entry } from './call-log.ts';

/** A fault of the database was felt: some requests were refused with 503. A fault that nobody feels proves nothing. */
export const expectRefusals = ({ inFault }: { inFault: Entry[] }): void =>
  expect(inFault.filter(({ status }) => status === 503).length).toBeGreaterThan(0);

/** Each connection that was accepted was answered. The others were refused by the kernel, and carried no request. */
export const expectNoneCut = ({ inFault }: { inFault: Entry[] }): void =>
  expect(
    inFault.map(({ error }) => error).filter((error) => error !== null && error !== 'ECONNREFUSED'),
  ).toEqual([]);

/** Work went on during the fault. */
export const expectWork = ({ inFault }: { inFault: Entry[] }): void =>
  expect(inFault.filter(({ status }) => status === 200).length).toBeGreaterThan(10);
