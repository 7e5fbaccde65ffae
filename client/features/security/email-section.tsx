import { useState } from 'react';
import { email as words } from '#messages/security.tsx';
import { useUser } from '../../session/session-provider.tsx';
import { Done } from '../../ui/done.tsx';
import { InlineEdit } from '../../ui/inline-edit.tsx';
import { Section } from '../../ui/section.tsx';
import { readEmailDraft } from './email-draft.ts';
import { EmailForm } from './email-form.tsx';
import { PendingEmail } from './pending-email.tsx';
import { VerificationButton } from './verification-button.tsx';

type Pending = { email: string; expiresAt: string };

export function EmailSection({ pending }: { pending: Pending | null }) {
  const { id, email, emailVerified } = useUser();
  const [done, setDone] = useState<string>();

  return (
    <Section id="email" title={words.title} intro={words.intro}>
      <div className="space-y-4">
        <InlineEdit
          action={words.change}
          isOpenAtFirst={readEmailDraft(id) !== ''}
          form={(close) => (
            <EmailForm
              onCancel={close}
              onDone={(next) => {
                setDone(words.sent(next));
                close();
              }}
            />
          )}
        >
          <p className="wrap-anywhere font-medium">{email}</p>
          <p className="text-muted text-sm">{emailVerified ? words.confirmed : words.unconfirmed}</p>
        </InlineEdit>
        {!emailVerified && <VerificationButton email={email} />}
        {pending && <PendingEmail {...pending} onCancelled={setDone} />}
        <Done>{done}</Done>
      </div>
    </Section>
  );
}
