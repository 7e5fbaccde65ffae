import { Link, useLoaderData, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { pages } from '../../shared/paths.ts';
import { confirmEmailChange, verifyEmail } from '../api/mail-link.ts';
import { LinkButton } from '../features/credentials/link-button.tsx';
import { buttonClass } from '../ui/button.tsx';
import { EntryPage } from '../ui/entry-page.tsx';
import { LinkMissing } from './link-missing.tsx';

export function VerifyEmailPage() {
  const search = useSearch({ from: pages.verifyEmail });
  const taken = useLoaderData({ from: pages.verifyEmail });
  const [said, setSaid] = useState<string>();
  const goOn = (
    <Link to={pages.signIn} search={search} className={`${buttonClass('primary')} w-full`}>
      Continue
    </Link>
  );

  if (!taken) return <LinkMissing>{goOn}</LinkMissing>;
  if (said !== undefined)
    return (
      <EntryPage key="done" title="Thank you" intro={<span className="break-words">{said}</span>}>
        {goOn}
      </EntryPage>
    );

  return taken.link === 'changeEmail' ? (
    <EntryPage
      title="Change your email address"
      intro="Once both addresses agree, you sign in with the new one. Other devices are signed out."
    >
      <LinkButton
        label="Confirm the change"
        onPress={async () => {
          const { email, done } = await confirmEmailChange(taken.secret);
          setSaid(
            done
              ? `Your email address is ${email} from now on.`
              : `Noted. ${email} becomes your address once the other one agrees, or after three days.`,
          );
        }}
      />
    </EntryPage>
  ) : (
    <EntryPage title="Confirm your email address" intro="One click, and we know that this address is yours.">
      <LinkButton
        label="Confirm email address"
        onPress={async () => {
          const { email } = await verifyEmail(taken.secret);
          setSaid(`${email} is confirmed.`);
        }}
      />
    </EntryPage>
  );
}
