import type { SignInMethod } from '../../shared/session.ts';
import type { Source } from '../caller/source.ts';
import { afterCommit } from '../db/after-commit.ts';
import type { Database } from '../db/database.ts';
import type { LoggedKind } from './service-act.ts';

/** One row of the security log, for the process log and the metrics: ids only, no address of a mailbox, no agent. */
export type ActivityEvent = {
  kind: LoggedKind;
  ok: boolean;
  /** Null when no account has the address that was tried, and for an act that concerns the whole service. */
  userId: string | null;
  sessionId: string | null;
  /** How somebody signs in; absent for every other event. */
  method?: SignInMethod;
} & Pick<Source, 'ipAddress' | 'requestId' | 'actor'>;

type Report = (event: ActivityEvent) => void;

/** Who hears of the events of a database. Rows are written in dozens of places, which know only their transaction. */
const reports = new WeakMap<Database, Report>();

/** Calls `report` for each event of the security log that this process commits to `db`. `report` must not throw. */
export const onActivity = (db: Database, report: Report): void => void reports.set(db, report);

/** Reports an event after the commit of `on`. Every statement that writes to the security log is followed by this. */
export function reportActivity(
  on: Database,
  {
    kind,
    ok = true,
    userId,
    sessionId = null,
    method,
  }: Partial<ActivityEvent> & Pick<ActivityEvent, 'kind' | 'userId'>,
  { ipAddress, requestId, actor }: Source,
): void {
  const event: ActivityEvent = {
    kind,
    ok,
    userId,
    sessionId,
    ...(method && { method }),
    ipAddress,
    requestId,
    ...(actor !== undefined && { actor }),
  };
  afterCommit(on, (root) => reports.get(root)?.(event));
}
