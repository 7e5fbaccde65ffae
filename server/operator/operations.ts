import type { z } from 'zod/mini';
import { banUser, unbanUser } from './ban-user.ts';
import { createUser, inviteUser } from './create-user.ts';
import { backUpDatabase, countDue, showDatabase, sweepDatabase } from './db-operations.ts';
import { deleteUser } from './delete-user.ts';
import { exportUser, exportUsers } from './export-users.ts';
import { checkImport, importUsers } from './import-users.ts';
import { listActivity } from './list-activity.ts';
import { listUsers } from './list-users.ts';
import { checkMailServer, listMails, retryMails, testMail } from './mails.ts';
import { createPasswordLink, mailPasswordLink } from './password-link.ts';
import { planStolenRecovery, recoverStolen } from './recover-stolen.ts';
import { cancelRecovery, planRecovery, recoverUser } from './recover-user.ts';
import { planFactorReset, resetSecondFactor } from './reset-second-factor.ts';
import { logSecretStep, resealApps, showSecret } from './secret-operations.ts';
import { listSessions, revokeSessions } from './sessions.ts';
import { showUser } from './show-user.ts';
import { setRoles, showRoles } from './user-roles.ts';

/**
 * Every act of the operator, by its name. The commands of `cli/` are these acts with words around them: what a command
 * may do to a live service stands here, and nowhere else.
 */
export const OPERATIONS = {
  'db.backup': backUpDatabase,
  'db.due': countDue,
  'db.status': showDatabase,
  'db.sweep': sweepDatabase,
  'secret.status': showSecret,
  'secret.reseal': resealApps,
  'secret.log': logSecretStep,
  'user.export': exportUsers,
  'user.exportOne': exportUser,
  'user.import': importUsers,
  'user.checkImport': checkImport,
  'user.show': showUser,
  'user.list': listUsers,
  'user.create': createUser,
  'user.invite': inviteUser,
  'user.ban': banUser,
  'user.unban': unbanUser,
  'user.delete': deleteUser,
  'user.mailPasswordLink': mailPasswordLink,
  'user.createPasswordLink': createPasswordLink,
  'user.roles': showRoles,
  'user.setRoles': setRoles,
  'user.planRecovery': planRecovery,
  'user.recover': recoverUser,
  'user.planStolenRecovery': planStolenRecovery,
  'user.recoverStolen': recoverStolen,
  'user.cancelRecovery': cancelRecovery,
  'user.planFactorReset': planFactorReset,
  'user.resetSecondFactor': resetSecondFactor,
  'session.list': listSessions,
  'session.revoke': revokeSessions,
  'activity.list': listActivity,
  'mail.checkServer': checkMailServer,
  'mail.test': testMail,
  'mail.list': listMails,
  'mail.retry': retryMails,
};

type Operations = typeof OPERATIONS;
export type OperationName = keyof Operations;
export type InputOf<Name extends OperationName> = z.input<Operations[Name]['input']>;
export type OutputOf<Name extends OperationName> = Awaited<ReturnType<Operations[Name]['run']>>;
