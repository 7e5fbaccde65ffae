import { useState } from 'react';
import { password as words } from '#messages/security.tsx';
import { Done } from '../../ui/done.tsx';
import { InlineEdit } from '../../ui/inline-edit.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { Section } from '../../ui/section.tsx';
import { PasswordForm } from './password-form.tsx';

/** `changedAt`: null for a password that opens nothing. */
export function PasswordSection({ changedAt }: { changedAt: string | null }) {
  const [isDone, setDone] = useState(false);

  return (
    <Section id="password" title={words.title} intro={words.intro}>
      <div className="space-y-4">
        <InlineEdit
          action={words.change}
          form={(close) => (
            <PasswordForm
              onCancel={close}
              onDone={() => {
                setDone(true);
                close();
              }}
            />
          )}
        >
          <p aria-hidden="true" className="font-semibold tracking-widest">
            ••••••••••
          </p>
          {changedAt && <p className="text-muted text-sm">{words.setAt(<RelativeTime at={changedAt} />)}</p>}
        </InlineEdit>
        <Done>{isDone && words.done}</Done>
      </div>
    </Section>
  );
}
