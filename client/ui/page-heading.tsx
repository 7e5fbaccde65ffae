import { useEffect, useRef } from 'react';

const APP = 'Gatehouse';

type PageHeadingProps = {
  /** The id of a notice that is read out with the heading. */
  describedBy?: string | undefined;
  children: string;
};

/** The one heading of a page. Its words are the document's title, and it takes the focus when the page changes. */
export function PageHeading({ describedBy, children: title }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    const before = document.title;
    document.title = `${title} · ${APP}`;
    const isFirstPage = before === APP; // as index.html has it: the browser has put the focus already
    if (!isFirstPage && before !== document.title) heading.current?.focus();
  }, [title]);

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
