import { useLoaderData, useRouter } from '@tanstack/react-router';
import { toAnswerUrl } from '../../shared/authorization-answer.ts';
import { type AuthorizationRequest, toRequestQuery } from '../../shared/authorization-request.ts';
import { AUTHORIZE, PROMPT, pages } from '../../shared/paths.ts';
import { confirmAuthorization } from '../api/authorize.ts';
import { ApiError } from '../api/failure.ts';
import { useAction } from '../api/use-action.ts';
import { Alert } from '../ui/alert.tsx';
import { AuthPage } from '../ui/auth-page.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { part } from '../words/part.ts';

const words = part('authorize');

type ConfirmSiteProps = { request: AuthorizationRequest; query: URLSearchParams };

/** Names the site, and hands the session to it when the person presses the button. */
export function ConfirmSite({ request, query }: ConfirmSiteProps) {
  const current = useLoaderData({ from: pages.authorize });
  const router = useRouter();
  const { host } = new URL(request.clientId);
  const user = current?.user;

  const {
    run: confirm,
    problem,
    isBusy,
  } = useAction(async () => {
    const requireSignedIn = async () => {
      await router.invalidate(); // shows who is signed in by now
      throw new ApiError({ code: 'person_changed' });
    };
    const url = await confirmAuthorization(String(query), user ? { id: user.id, requireSignedIn } : null);
    window.location.replace(url); // Back leads to the page before this one
    await new Promise(() => {}); // busy until the browser leaves
  });

  return (
    <AuthPage
      title={words.title({ host })}
      intro={user ? words.intro : words.introNobody}
      footer={words.notWanted({
        host,
        link: (text) => (
          <a href={toAnswerUrl(request, window.location.origin, { error: 'access_denied' })} className="link">
            {text}
          </a>
        ),
      })}
    >
      <div className="space-y-5">
        {problem && <Alert {...problem} />}
        {user && (
          <p className="rounded-box border border-line bg-canvas px-4 py-3">
            <span className="block text-muted text-sm">{words.signedInAs}</span>
            <span className="flex font-semibold">
              <span dir="auto" className="truncate">
                {user.name}
              </span>
            </span>
            <span className="flex text-muted">
              <span dir="auto" className="truncate">
                {user.email}
              </span>
            </span>
          </p>
        )}
        <div className="space-y-2">
          <Button isBusy={isBusy} onClick={() => confirm()} className="w-full">
            {words.action}
          </Button>
          {user && (
            // A full page load: the service remembers the request, and leads to the sign-in page.
            <a href={toSignInAgain(query)} className={`${buttonClass('quiet')} w-full`}>
              {words.useAnother}
            </a>
          )}
        </div>
      </div>
    </AuthPage>
  );
}

function toSignInAgain(query: URLSearchParams): string {
  const again = new URLSearchParams(toRequestQuery(query));
  again.set(PROMPT, 'login');
  return `${AUTHORIZE}?${again}`;
}
