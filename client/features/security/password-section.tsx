import { useState } from 'react';
import { Done } from '../../ui/done.tsx';
import { InlineEdit } from '../../ui/inline-edit.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { Section } from '../../ui/section.tsx';
import { PasswordForm } from './password-form.tsx';

/** `changedAt`: null for a password that opens nothing. */
export function PasswordSection({ changedAt }: { changedAt: string | null }) {
  const [isDone, setDone] = useState(false);

  return (
    <Section id="password" title="Password" intro="A new one signs out every other device.">
      <div className="space-y-4">
        <InlineEdit
          action="Change password"
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
          <p aria-hidden="true" className="font-medium tracking-widest">
            ••••••••••
          </p>
          {changedAt && (
            <p className="text-muted text-sm">
              Set <RelativeTime at={changedAt} />
            </p>
          )}
        </InlineEdit>
        <Done>{isDone && 'Your password is changed. Every other device was signed out.'}</Done>
      </div>
    </Section>
  );
}
