import { title } from '#messages/security.tsx';
import { Security } from '../features/security/security.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

export function SecurityPage() {
  return (
    <>
      <PageHeading>{title}</PageHeading>
      <Security />
    </>
  );
}
