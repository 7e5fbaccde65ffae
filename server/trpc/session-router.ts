import { z } from 'zod/mini';
import { toClaims } from '../../shared/claims.ts';
import { lacksSecondFactor } from '../../shared/second-factor.ts';
import {
  currentSessionSchema,
  grantIdSchema,
  listedSessionSchema,
  revokedCountSchema,
  revokedSchema,
  sessionIdSchema,
} from '../../shared/session.ts';
import { AppError } from '../errors.ts';
import { toAuthentication } from '../session/authentication.ts';
import { toHandedTo, toOwnSession, toSession, toUser } from '../session/view.ts';
import { noInput, protectedProcedure, publicProcedure, router } from './init.ts';

/** The current session and the user's other sessions. Better Auth's routes do sign-in and sign-up. */
export const sessionRouter = router({
  current: publicProcedure
    .input(noInput)
    .output(currentSessionSchema)
    .query(
      ({
        ctx: {
          identity,
          portalConfig: { secondFactor },
        },
      }) =>
        identity && {
          user: toUser(identity.user),
          session: toOwnSession(
            identity.session,
            toAuthentication(identity.session, identity.user, secondFactor),
            identity.via?.site ?? null,
          ),
          claims: toClaims(identity.claims?.data, identity.claims?.version ?? 0),
          pendingDeletion: identity.user.deletionDueAt && {
            purgeAt: identity.user.deletionDueAt.toISOString(),
          },
          setUpRequired: lacksSecondFactor(identity.user, secondFactor),
        },
    ),

  events: protectedProcedure.input(noInput).subscription(({ ctx }) => {
    if (!ctx.events) throw new AppError('invalid_input', { detail: 'not asked for as a stream' });
    return ctx.events();
  }),

  list: protectedProcedure
    .input(noInput)
    .output(z.array(listedSessionSchema))
    .query(async ({ ctx }) => {
      const rows = await ctx.sessions.list(ctx.identity);
      const sites = await ctx.sites.list(rows.map(({ id }) => id));
      return rows.map((row) => ({
        ...toSession(row, ctx.identity.session.id),
        sites: (sites.get(row.id) ?? []).map(toHandedTo),
      }));
    }),

  revoke: protectedProcedure
    .input(sessionIdSchema)
    .output(revokedSchema)
    .mutation(async ({ ctx, input }) => {
      if (!(await ctx.revokeSession(ctx.identity, input.id))) throw new AppError('not_found');
      if (input.id === ctx.identity.session.id && ctx.credential === 'cookie') ctx.clearSessionCookie();
      return { revoked: true };
    }),

  revokeGrant: protectedProcedure
    .input(grantIdSchema)
    .output(revokedSchema)
    .mutation(async ({ ctx, input }) => {
      if (!(await ctx.sites.revoke(ctx.identity, input.id, ctx.caller.source)))
        throw new AppError('not_found');
      return { revoked: true };
    }),

  revokeOthers: protectedProcedure
    .input(noInput)
    .output(revokedCountSchema)
    .mutation(async ({ ctx }) => ({
      revoked: await ctx.sessions.revokeOthers(ctx.identity, ctx.caller.source),
    })),
});
