import { notFound } from '#messages/root.ts';
import { pages } from '../../shared/paths.ts';
import { buttonClass } from '../ui/button.tsx';
import { EntryPage } from '../ui/entry-page.tsx';

export function NotFoundPage() {
  return (
    <EntryPage title={notFound.title} intro={notFound.intro}>
      {/* A document of its own: the router of this one knows no page. */}
      <a href={pages.account} className={`${buttonClass('primary')} w-full`}>
        {notFound.goOn}
      </a>
    </EntryPage>
  );
}
