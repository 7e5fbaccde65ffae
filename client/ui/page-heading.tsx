import { use, useEffect, useRef } from 'react';
import { AppName } from './app-name.ts';

type PageHeadingProps = {
  /** The id of a notice that screen readers announce with the heading. */
  describedBy?: string | undefined;
  children: string;
};

/**
 * The only heading of level 1 on a page. Its text is also the document's title. It receives the focus when the page
 * changes.
 */
export function PageHeading({ describedBy, children: title }: PageHeadingProps) {
  const appName = use(AppName);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    const before = document.title;
    document.title = `${title} · ${appName}`;
    const isFirstPage = before === appName; // the server's page: the browser has set the focus
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
