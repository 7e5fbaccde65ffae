import type { ComponentProps } from 'react';
import { CodeForm } from '../features/credentials/code-form.tsx';
import { Security } from '../features/security/security.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { part } from '../words/part.ts';
import { LazyBackupCodes } from './lazy-backup-codes.ts';
import { LazyTwoFactorSetUp } from './lazy-two-factor-set-up.ts';
import { RecoveryNotice } from './recovery-notice.tsx';

const words = part('security');

const PARTS: ComponentProps<typeof Security>['parts'] = {
  preload: () => Promise.all([LazyTwoFactorSetUp.preload?.(), LazyBackupCodes.preload?.()]),
  setUp: (props) => <LazyTwoFactorSetUp {...props} />,
  codes: (props) => <LazyBackupCodes {...props} />,
};

export function SecurityPage() {
  return (
    <>
      <RecoveryNotice />
      <PageHeading>{words.title}</PageHeading>
      <Security codeForm={(onCode) => <CodeForm onCode={onCode} isInline />} parts={PARTS} />
    </>
  );
}
