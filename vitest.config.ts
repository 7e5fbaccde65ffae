import { defineConfig } from 'vitest/config';
import { NOT_ON_PGLITE } from './tests/databases/not-on-pglite.ts';
import { OF_NEON } from './tests/databases/of-neon.ts';

const setup = {
  setupFiles: ['tests/console.ts'],
  testTimeout: 180_000,
  hookTimeout: 240_000,
  // As with the browser tests, the runner repeats a failed test once and lists it as unsteady: tests/run.ts. A
  // counterexample of generated inputs is never repeated, because other inputs would hide it.
  retry: process.env.VITEST_REPORT ? { count: 1, condition: /^(?!Property failed after)/ } : 0,
  expect: { poll: { timeout: 30_000 } }, // a second, the default, is short on a busy machine
};
const toDoor = (name: string) => `tests/doors/${name}.test.ts`;

// Every door is tested on PostgreSQL, and on PGlite; `npm test` leaves out there what no driver can break. Neon's driver
// runs the tests that a driver can break. Tests without a database run once.
export default defineConfig({
  test: {
    projects: [
      ...(['pglite', 'pg', 'neon'] as const).map((driver) => ({
        test: {
          ...setup,
          name: driver,
          isolate: false, // loading the service again takes longer than most of these files
          include: driver === 'neon' ? OF_NEON.map(toDoor) : ['tests/doors/**/*.test.ts'],
          exclude: driver === 'pglite' && process.env.WHOLE_RUN ? NOT_ON_PGLITE.map(toDoor) : [],
          globalSetup: [`tests/databases/${driver === 'pglite' ? 'pglite' : 'pg'}-setup.ts`],
          provide: { driver },
        },
      })),
      {
        test: { ...setup, name: 'once', isolate: false, include: ['tests/once/**/*.test.ts'] },
      },
      {
        test: {
          ...setup,
          name: 'process',
          include: ['tests/process/**/*.test.ts'],
          globalSetup: [
            'tests/setup/build.ts',
            'tests/databases/pg-setup.ts',
            'tests/databases/pglite-setup.ts',
          ],
          testTimeout: 480_000,
        },
      },
      {
        // Faults under load. One file at a time: each has a database server and two processes of the service.
        test: {
          ...setup,
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          globalSetup: ['tests/setup/build.ts', 'tests/databases/pglite-setup.ts'],
          fileParallelism: false,
          testTimeout: 600_000,
        },
      },
      {
        // Installs and builds what the documents say. One file at a time, because each uses the whole machine.
        test: {
          ...setup,
          name: 'documents',
          include: ['tests/documents/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 600_000,
        },
      },
    ],
    maxWorkers: 3, // tests mostly wait for a database or a hash
  },
});
