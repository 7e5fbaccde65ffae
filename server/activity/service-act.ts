import type { ActivityKind } from '../../shared/activity.ts';

/** Acts that concern the whole service. Their rows of the security log belong to no user, so no portal shows them. */
export type ServiceAct =
  | 'users_exported'
  | 'backup_made'
  | 'backup_restored'
  | 'database_migrated'
  | 'database_swept'
  | 'mails_retried'
  | 'mail_tested'
  | 'secret_renewed'
  | 'secret_resealed'
  | 'secret_finished'
  | 'secret_lost';

/** Every kind in the security log. */
export type LoggedKind = ActivityKind | ServiceAct;
