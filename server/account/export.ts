import { and, count, desc, eq, isNull } from 'drizzle-orm';
import type { AccountExport } from '../../shared/export.ts';
import { toNormalForm } from '../../shared/profile.ts';
import { NEWEST_FIRST } from '../activity/store.ts';
import type { Database } from '../db/database.ts';
import {
  account,
  activity,
  avatar,
  backupCode,
  claims,
  emailChange,
  knownBrowser,
  link,
  mail,
  oauthGrant,
  operatorRecovery,
  passkey,
  profile,
  session,
  twoFactor,
  user,
} from '../db/schema/index.ts';
import { AppError } from '../errors.ts';
import { createConcurrencyLimiter } from '../limits/concurrency-limiter.ts';

/** Writes the instants of a row in the API's format. Other values stay as they are. */
const toWire = <Row extends object>(row: Row) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
  ) as { [Name in keyof Row]: Date extends Row[Name] ? Exclude<Row[Name], Date> | string : Row[Name] };

/**
 * Reads everything that is stored about a person. In this process a person has one export at a time, because the log
 * may be long. All persons together have two at a time, because each export occupies a database connection. Throws
 * `rate_limited` for a person's second export, and `unavailable`.
 */
export function createExport(db: Database) {
  const takeTurn = createConcurrencyLimiter({ places: 2, patience: 5_000 });
  const underWay = new Set<string>();

  return async (userId: string): Promise<AccountExport> => {
    if (underWay.has(userId)) throw new AppError('rate_limited', { detail: 'an export is under way' });
    underWay.add(userId);
    try {
      return await takeTurn(() => readAll(db, userId));
    } finally {
      underWay.delete(userId);
    }
  };
}

/**
 * Reads all rows as of one moment. Columns are named one by one, so that a secret column that is added to a table later
 * is not exported by mistake. Throws `unauthenticated` when the person no longer exists.
 */
const readAll = (db: Database, userId: string): Promise<AccountExport> =>
  db.transaction(
    async (trx) => {
      const [person] = await trx
        .select({
          id: user.id,
          name: user.name,
          email: user.email,
          emailVerified: user.emailVerified,
          image: user.image,
          language: user.language,
          disabledAt: user.disabledAt,
          deletionDueAt: user.deletionDueAt,
          createdAt: user.createdAt,
          updatedAt: user.updatedAt,
        })
        .from(user)
        .where(eq(user.id, userId));
      if (!person) throw new AppError('unauthenticated');
      const [picture] = await trx.select().from(avatar).where(eq(avatar.userId, userId));
      const [saved] = await trx
        .select({
          data: profile.data,
          version: profile.version,
          createdAt: profile.createdAt,
          updatedAt: profile.updatedAt,
        })
        .from(profile)
        .where(eq(profile.userId, userId));
      const [said] = await trx
        .select({
          data: claims.data,
          version: claims.version,
          createdAt: claims.createdAt,
          updatedAt: claims.updatedAt,
        })
        .from(claims)
        .where(eq(claims.userId, userId));
      const [change] = await trx
        .select({
          newEmail: emailChange.newEmail,
          newConfirmedAt: emailChange.newConfirmedAt,
          oldConfirmedAt: emailChange.oldConfirmedAt,
          createdAt: emailChange.createdAt,
        })
        .from(emailChange)
        .where(eq(emailChange.userId, userId));
      const recoveries = await trx
        .select({
          kind: operatorRecovery.kind,
          newEmail: operatorRecovery.newEmail,
          withPasskeys: operatorRecovery.withPasskeys,
          isStolen: operatorRecovery.isStolen,
          liftsBan: operatorRecovery.liftsBan,
          actor: operatorRecovery.actor,
          createdAt: operatorRecovery.createdAt,
          readyAt: operatorRecovery.readyAt,
          expiresAt: operatorRecovery.expiresAt,
        })
        .from(operatorRecovery)
        .where(eq(operatorRecovery.userId, userId));
      const methods = await trx
        .select({
          provider: account.providerId,
          createdAt: account.createdAt,
          passwordChangedAt: account.passwordChangedAt,
          updatedAt: account.updatedAt,
        })
        .from(account)
        .where(eq(account.userId, userId));
      const passkeys = await trx
        .select({
          name: passkey.name,
          credentialId: passkey.credentialID,
          publicKey: passkey.publicKey,
          counter: passkey.counter,
          deviceType: passkey.deviceType,
          backedUp: passkey.backedUp,
          transports: passkey.transports,
          aaguid: passkey.aaguid,
          rpId: passkey.rpId,
          createdAt: passkey.createdAt,
          lastUsedAt: passkey.lastUsedAt,
        })
        .from(passkey)
        .where(eq(passkey.userId, userId))
        .orderBy(desc(passkey.createdAt));
      const [app] = await trx
        .select({
          createdAt: twoFactor.createdAt,
          verifiedAt: twoFactor.verifiedAt,
          backupCodesLeft: count(backupCode.codeHash),
        })
        .from(twoFactor)
        .leftJoin(backupCode, eq(backupCode.userId, twoFactor.userId))
        .where(eq(twoFactor.userId, userId))
        .groupBy(twoFactor.userId);
      const sessions = await trx
        .select({
          id: session.id,
          method: session.method,
          ipAddress: session.ipAddress,
          place: session.place,
          userAgent: session.userAgent,
          remembered: session.remembered,
          createdAt: session.createdAt,
          lastSeenAt: session.lastSeenAt,
          steppedUpAt: session.steppedUpAt,
          secondFactorAt: session.secondFactorAt,
          amr: session.amr,
          expiresAt: session.expiresAt,
        })
        .from(session)
        .where(eq(session.userId, userId))
        .orderBy(desc(session.createdAt));
      const grants = await trx
        .select({
          sessionId: oauthGrant.sessionId,
          site: oauthGrant.clientId,
          createdAt: oauthGrant.createdAt,
          lastUsedAt: oauthGrant.lastUsedAt,
        })
        .from(oauthGrant)
        .innerJoin(session, eq(session.id, oauthGrant.sessionId))
        .where(eq(session.userId, userId))
        .orderBy(desc(oauthGrant.createdAt));
      const browsers = await trx
        .select({
          userAgent: knownBrowser.userAgent,
          place: knownBrowser.place,
          trustedUntil: knownBrowser.trustedUntil,
          createdAt: knownBrowser.createdAt,
          lastSeenAt: knownBrowser.lastSeenAt,
        })
        .from(knownBrowser)
        .where(eq(knownBrowser.userId, userId));
      const links = await trx
        .select({
          purpose: link.purpose,
          email: link.email,
          createdAt: link.createdAt,
          expiresAt: link.expiresAt,
        })
        .from(link)
        .where(and(eq(link.userId, userId), isNull(link.endedBy)));
      const mails = await trx
        .select({
          recipient: mail.recipient,
          template: mail.template,
          params: mail.params,
          languages: mail.languages,
          createdAt: mail.createdAt,
          sentAt: mail.sentAt,
        })
        .from(mail)
        .where(eq(mail.userId, userId))
        .orderBy(desc(mail.createdAt));
      const log = await trx
        .select({
          id: activity.id,
          kind: activity.kind,
          at: activity.at,
          ok: activity.ok,
          sessionId: activity.sessionId,
          site: activity.site,
          actor: activity.actor,
          reason: activity.reason,
          ipAddress: activity.ipAddress,
          place: activity.place,
          userAgent: activity.userAgent,
          requestId: activity.requestId,
        })
        .from(activity)
        .where(eq(activity.userId, userId))
        .orderBy(NEWEST_FIRST);
      return {
        exportedAt: new Date().toISOString(),
        user: toWire(person),
        picture: picture
          ? {
              type: 'image/webp',
              base64: Buffer.from(picture.data).toString('base64'),
              createdAt: picture.createdAt.toISOString(),
            }
          : null,
        profile: saved
          ? { ...toWire(saved), data: toNormalForm(saved.data as Record<string, unknown>) }
          : null,
        claims: said ? { ...toWire(said), data: said.data as Record<string, unknown> } : null,
        signInMethods: methods.map(toWire),
        passkeys: passkeys.map(toWire),
        twoFactor: app ? toWire(app) : null,
        sessions: sessions.map(toWire),
        grants: grants.map(toWire),
        knownBrowsers: browsers.map(toWire),
        emailChange: change ? toWire(change) : null,
        operatorRecoveries: recoveries.map(toWire),
        links: links.map(toWire),
        mails: mails.map(toWire),
        activity: log.map((row) => ({ ...toWire(row), id: String(row.id) })),
      };
    },
    // All queries see the same moment, and they only read.
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
