import { useLoaderData, useNavigate } from '@tanstack/react-router';
import * as words from '#messages/background.ts';
import { pages } from '../../shared/paths.ts';
import { ApiProvider } from '../api/api-provider.tsx';
import { findSignedIn } from '../api/signed-in.ts';
import { BackgroundForm } from '../features/profile/background-form.tsx';
import { useDepart } from '../session/use-depart.ts';
import { EntryPage } from '../ui/entry-page.tsx';

export function BackgroundPage() {
  const { personId } = useLoaderData({ from: pages.signUp });
  const navigate = useNavigate({ from: pages.signUp });
  const depart = useDepart();

  // Without the step the page's loader sends a signed-in person on.
  const leaveStep = () => navigate({ search: ({ step: _, ...search }) => search, replace: true });
  const leadToSignIn = () => depart('ended'); // and back to this step, which knows where to go then
  const skip = async () => {
    const skipping = await findSignedIn().catch(() => personId); // an outage is the loader's to tell
    await (skipping ? leaveStep() : leadToSignIn());
  };

  return (
    <ApiProvider>
      <EntryPage title={words.title} intro={words.intro} isWide>
        {personId && (
          <BackgroundForm
            key={personId}
            personId={personId}
            onDone={leaveStep}
            onSkip={skip}
            onEnded={leadToSignIn}
          />
        )}
      </EntryPage>
    </ApiProvider>
  );
}
