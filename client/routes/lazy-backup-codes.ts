import { lazyPage } from './lazy-page.ts';

/** The script loads when the user makes new backup codes. */
export const LazyBackupCodes = lazyPage(
  () => import('../features/two-factor/backup-codes.tsx'),
  'BackupCodes',
);
