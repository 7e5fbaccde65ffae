import { type ActivityKind, activityPageSchema, activityQuerySchema } from '../../shared/activity.ts';
import { toDevice } from '../caller/device.ts';
import { protectedProcedure, router } from './init.ts';

const PAGE = 30;

/** The user's own security log. */
export const activityRouter = router({
  list: protectedProcedure
    .input(activityQuerySchema)
    .output(activityPageSchema)
    .query(async ({ ctx, input = {} }) => {
      const { cursor, limit = PAGE, kinds } = input;
      const rows = await ctx.activities.list(ctx.identity.user.id, {
        before: cursor === undefined ? null : BigInt(cursor),
        most: limit + 1, // the additional row shows that there is another page
        kinds: kinds ?? null,
      });
      const page = rows.slice(0, limit);
      const { browsers } = ctx.caller.source;
      // A copied session has another browser mark, or none: its activity is not shown as this device's. A caller
      // without marks, such as a program, is recognized only by its session. This is not a security boundary.
      // A site fetches its tokens without cookies, so that such a row has no mark: its session decides, too.
      const isOfCaller = ({ browserHash, sessionId, site }: (typeof rows)[number]) =>
        browsers.length > 0 && !(browserHash === null && site !== null)
          ? browserHash !== null && browsers.includes(browserHash)
          : sessionId === ctx.identity.session.id;
      return {
        items: page.map((row) => ({
          id: String(row.id),
          kind: row.kind as ActivityKind,
          at: row.at.toISOString(),
          ipAddress: row.ipAddress,
          device: toDevice(row.userAgent),
          site: row.site,
          actor: row.actor,
          place: row.place,
          thisDevice: isOfCaller(row),
          ok: row.ok,
        })),
        nextCursor: rows.length > limit ? String(page.at(-1)?.id) : null,
      };
    }),
});
