import { type ComponentProps, useState } from 'react';
import { useUser } from '../../session/session-provider.tsx';
import { Done } from '../../ui/done.tsx';
import { InlineEdit } from '../../ui/inline-edit.tsx';
import { Section } from '../../ui/section.tsx';
import { part } from '../../words/part.ts';
import { readEmailDraft } from './email-draft.ts';
import { EmailForm } from './email-form.tsx';
import { type Pending, PendingEmail } from './pending-email.tsx';
import { VerificationButton } from './verification-button.tsx';

const pendingEmail = part('security', 'pendingEmail');
const words = part('security', 'email');

type EmailSectionProps = {
  pending: Pending | null;
  codeForm: ComponentProps<typeof VerificationButton>['codeForm'];
};

export function EmailSection({ pending, codeForm }: EmailSectionProps) {
  const { id, email, emailVerified } = useUser();
  const [done, setDone] = useState<string>();
  const [sent, setSent] = useState(0);
  const change = emailVerified ? words.toBoth : words.toNew;
  const tellSent = (what: string) => {
    setSent((count) => count + 1);
    setDone(what);
  };

  return (
    <Section id="email" title={words.title} intro={words.intro}>
      <div className="space-y-4">
        <InlineEdit
          action={words.change}
          isOpenAtFirst={readEmailDraft(id) !== ''}
          form={(close) => (
            <EmailForm
              {...change}
              replaces={pending?.email}
              onCancel={close}
              onDone={(next) => {
                tellSent(change.sent({ address: next }));
                close();
              }}
            />
          )}
        >
          <p className="wrap-anywhere font-semibold">{email}</p>
          <p className="text-muted text-sm">{emailVerified ? words.confirmed : words.unconfirmed}</p>
        </InlineEdit>
        {/* Confirming the current address would cancel the pending change. */}
        {!emailVerified && !pending && <VerificationButton email={email} codeForm={codeForm} />}
        {pending && (
          <PendingEmail
            pending={pending}
            sent={sent}
            onSent={() => tellSent(pendingEmail.sentAgain)}
            onCancelled={() => setDone(pendingEmail.cancelled)}
          />
        )}
        <Done>{done}</Done>
      </div>
    </Section>
  );
}
