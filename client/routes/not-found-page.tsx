import { pages } from '../../shared/paths.ts';
import { AuthPage } from '../ui/auth-page.tsx';
import { buttonClass } from '../ui/button.tsx';
import { part } from '../words/part.ts';

const notFound = part('root', 'notFound');

export function NotFoundPage() {
  return (
    <AuthPage title={notFound.title} intro={notFound.intro}>
      {/* A full page load: the page was served as a 404, so this router shows no other page. */}
      <a href={pages.account} className={`${buttonClass('primary')} w-full`}>
        {notFound.goOn}
      </a>
    </AuthPage>
  );
}
