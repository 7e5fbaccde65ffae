import { title } from '#messages/overview.tsx';
import { Checkup } from '../features/overview/checkup.tsx';
import { Identity } from '../features/overview/identity.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { RecoveryNotice } from './recovery-notice.tsx';

export function OverviewPage() {
  return (
    <>
      <RecoveryNotice />
      <PageHeading>{title}</PageHeading>
      <Identity />
      <Checkup />
    </>
  );
}
