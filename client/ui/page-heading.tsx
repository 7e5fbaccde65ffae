import { use, useEffect, useRef } from 'react';
import { AppName } from './app-name.ts';

type PageHeadingProps = {
  /** The id of a notice that is read out with the heading. */
  describedBy?: string | undefined;
  children: string;
};

/** The one heading of a page. Its words are the document's title, and it takes the focus when the page changes. */
export function PageHeading({ describedBy, children: title }: PageHeadingProps) {
  const appName = use(AppName);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    const before = document.title;
    document.title = `${title} · ${appName}`;
    const isFirstPage = before === appName; // as the server sent it: the browser has put the focus already
    if (!isFirstPage && before !== document.title) heading.current?.focus();
  }, [title, appName]);

  return (
    <h1
      ref={heading}
      tabIndex={-1}
      aria-describedby={describedBy}
      className="font-semibold text-xl tracking-tight"
    >
      {title}
    </h1>
  );
}
