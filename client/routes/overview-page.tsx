import { Checkup } from '../features/overview/checkup.tsx';
import { Identity } from '../features/overview/identity.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

export function OverviewPage() {
  return (
    <>
      <PageHeading>Overview</PageHeading>
      <Identity />
      <Checkup />
    </>
  );
}
