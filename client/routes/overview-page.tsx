import { Checkup } from '../features/overview/checkup.tsx';
import { Identity } from '../features/overview/identity.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { part } from '../words/part.ts';
import { RecoveryNotice } from './recovery-notice.tsx';

const words = part('overview');

export function OverviewPage() {
  return (
    <>
      <RecoveryNotice />
      <PageHeading>{words.title}</PageHeading>
      <Identity />
      <Checkup />
    </>
  );
}
