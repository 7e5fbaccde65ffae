import { title } from '#messages/security.tsx';
import { CodeForm } from '../features/credentials/code-form.tsx';
import { Security } from '../features/security/security.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

export function SecurityPage() {
  return (
    <>
      <PageHeading>{title}</PageHeading>
      <Security codeForm={(onCode) => <CodeForm onCode={onCode} isInline />} />
    </>
  );
}
