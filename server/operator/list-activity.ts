import { z } from 'zod/mini';
import { ACTIVITY_KINDS } from '../../shared/activity.ts';
import { toDevice } from '../caller/device.ts';
import { findUser, whoSchema } from './find-user.ts';
import { query } from './operation.ts';

const PAGE_MOST = 1_000;
const KINDS = `There is no such kind. The kinds are: ${ACTIVITY_KINDS.join(', ')}.`;

/** `activity.list`: a user's security log, the newest first. `before`: the id of the last row of the page before. */
export const listActivity = query(
  z.strictObject({
    who: whoSchema,
    limit: z
      .int(`Ask for 1 to ${PAGE_MOST} rows.`)
      .check(
        z.minimum(1, `Ask for 1 to ${PAGE_MOST} rows.`),
        z.maximum(PAGE_MOST, `Ask for 1 to ${PAGE_MOST} rows.`),
      ),
    before: z.optional(z.string().check(z.regex(/^[1-9]\d{0,17}$/, 'Give the id of a row after --before.'))),
    kinds: z.optional(z.array(z.enum(ACTIVITY_KINDS, KINDS)).check(z.minLength(1, KINDS))),
    failed: z.optional(z.boolean()),
  }),
  async ({ db, activities }, { who, limit, before, kinds, failed = false }) => {
    const { id } = await findUser(db, who);
    const rows = await activities.list(id, {
      before: before === undefined ? null : BigInt(before),
      most: limit,
      kinds: kinds ?? (failed ? FAILING : null),
      ...(failed && { ok: [false] }),
    });
    return rows.map((row) => ({
      id: String(row.id),
      at: row.at.toISOString(),
      kind: row.kind,
      ok: row.ok,
      actor: row.actor,
      reason: row.reason,
      site: row.site,
      ipAddress: row.ipAddress,
      place: row.place,
      device: toDevice(row.userAgent),
      sessionId: row.sessionId,
      requestId: row.requestId,
    }));
  },
);

/** The kinds that can have failed (`shared/activity.ts`). */
const FAILING = ['sign_in', 'step_up', 'second_factor', 'locked'] as const;
