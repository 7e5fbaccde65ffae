import { useSearch } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { Securing } from '../features/securing/securing.tsx';
import { PasswordForm } from '../features/security/password-form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { part } from '../words/part.ts';

const choose = part('securing', 'choose');
const words = part('securing');

export function SecurePage() {
  const { device, about } = useSearch({ from: `/account-layout${pages.secure}` });
  return (
    <>
      <PageHeading>{words.title}</PageHeading>
      <p className="mt-1.5 mb-6 text-pretty text-muted">{words.intro}</p>
      <Securing
        deviceId={device}
        passwordForm={(onDone) => <PasswordForm submit={choose.submit} onDone={onDone} />}
      />
      {about === 'email' && (
        <div className="mt-6">
          <Notice>{words.aboutEmail}</Notice>
        </div>
      )}
    </>
  );
}
