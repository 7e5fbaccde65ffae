import { type ActivityKind, activityPageSchema, activityQuerySchema } from '../../shared/activity.ts';
import { toDevice } from '../session/device.ts';
import { protectedProcedure, router } from '../trpc/init.ts';

const PAGE = 30;

/** The person's own security log. */
export const activityRouter = router({
  list: protectedProcedure
    .input(activityQuerySchema)
    .output(activityPageSchema)
    .query(async ({ ctx, input = {} }) => {
      const { cursor, limit = PAGE, kinds } = input;
      const rows = await ctx.activities.list(ctx.identity.user.id, {
        before: cursor === undefined ? null : BigInt(cursor),
        most: limit + 1, // the one too many says that there is another page
        kinds: kinds ?? null,
      });
      const page = rows.slice(0, limit);
      return {
        items: page.map((row) => ({
          id: String(row.id),
          kind: row.kind as ActivityKind,
          at: row.at.toISOString(),
          ipAddress: row.ipAddress,
          device: toDevice(row.userAgent),
          place: row.place,
          ok: row.ok,
        })),
        nextCursor: rows.length > limit ? String(page.at(-1)?.id) : null,
      };
    }),
});
