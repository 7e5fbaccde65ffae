import { useNavigate } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { ApiProvider } from '../api/api-provider.tsx';
import { BackgroundForm } from '../features/profile/background-form.tsx';
import { EntryPage } from '../ui/entry-page.tsx';

export function Background() {
  const navigate = useNavigate({ from: pages.signUp });
  // Without the step the page's loader sends a signed-in person on.
  const goOn = () => navigate({ search: ({ step: _, ...search }) => search, replace: true });

  return (
    <ApiProvider>
      <EntryPage title="Your background" intro="Two or three taps, so that what you see fits you." isWide>
        <BackgroundForm onDone={goOn} />
      </EntryPage>
    </ApiProvider>
  );
}
