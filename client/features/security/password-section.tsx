import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { Done } from '../../ui/done.tsx';
import { InlineEdit } from '../../ui/inline-edit.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { Section } from '../../ui/section.tsx';
import { part } from '../../words/part.ts';
import { NoPassword } from './no-password.tsx';
import { PasswordForm } from './password-form.tsx';

const words = part('security', 'password');

type PasswordSectionProps = {
  hasPassword: boolean;
  /** Null when the account has no password that can sign in. */
  changedAt: string | null;
  /** The address of a pending change that a new password cancels. */
  pendingEmail: string | undefined;
};

/** Links with this fragment open the form: `PASSWORD_FORM` in `shared/paths.ts`. */
const ID = 'password';

export function PasswordSection({ hasPassword, changedAt, pendingEmail }: PasswordSectionProps) {
  const [done, setDone] = useState<string>();
  const isAskedFor = useLocation({ select: ({ hash }) => hash === ID });

  if (!hasPassword)
    return (
      <Section id={ID} title={words.title}>
        <NoPassword />
      </Section>
    );
  return (
    <Section id={ID} title={words.title} intro={words.intro}>
      <div className="space-y-4">
        <InlineEdit
          action={words.change}
          isOpenAtFirst={isAskedFor}
          form={(close) => (
            <PasswordForm
              cancels={pendingEmail}
              onCancel={close}
              onDone={() => {
                setDone(pendingEmail ? words.doneCancelled({ cancelled: pendingEmail }) : words.done);
                close();
              }}
            />
          )}
        >
          <p aria-hidden="true" className="font-semibold tracking-widest">
            ••••••••••
          </p>
          {changedAt && (
            <p className="text-muted text-sm">{words.setAt({ time: <RelativeTime at={changedAt} /> })}</p>
          )}
        </InlineEdit>
        <Done>{done}</Done>
      </div>
    </Section>
  );
}
