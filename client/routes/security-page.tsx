import { Security } from '../features/security/security.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

export function SecurityPage() {
  return (
    <>
      <PageHeading>Sign-in &amp; security</PageHeading>
      <Security />
    </>
  );
}
