import type { Entry } from './call-log.ts';
import { DATABASE_FAULTS } from './database-faults.ts';
import type { Allowed } from './judge.ts';
import { LINK_FAULTS } from './link-faults.ts';
import { MAIL_FAULTS } from './mail-faults.ts';
import { PROCESS_FAULTS } from './process-faults.ts';
import type { World } from './world.ts';

/** A fault that is injected while the mixed load runs. */
export type Fault = {
  /** As in the table of SECURITY.md. */
  name: string;
  /** What the load may see besides the right answers. Nothing when absent. */
  allowed?: Partial<Allowed>;
  /** `npm test` walks this one too. */
  isShort?: boolean;
  /** Begins the fault, lets the load run into it, and ends it. */
  inject(world: World): Promise<unknown>;
  /** Throws when the fault was not felt, or when it was felt where it must not be. */
  check?(seen: { inFault: Entry[]; world: World }): void | Promise<void>;
};

export const FAULTS: readonly Fault[] = [
  ...DATABASE_FAULTS,
  ...LINK_FAULTS,
  ...MAIL_FAULTS,
  ...PROCESS_FAULTS,
];
