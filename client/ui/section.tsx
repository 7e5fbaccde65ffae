import { type ReactNode, useEffect, useId, useRef } from 'react';

type SectionProps = {
  /**
   * The target of links. A link to it shows the heading and gives it the focus, unless a form inside takes the focus.
   */
  id?: string;
  title: string;
  intro?: ReactNode;
  children: ReactNode;
};

/** A part of a page, with its topic on the left and its content on the right; on narrow screens below each other. */
export function Section({ id, title, intro, children }: SectionProps) {
  const headingId = useId();
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (id === undefined || window.location.hash !== `#${id}`) return;
    heading.current?.scrollIntoView();
    if (!section.current?.contains(document.activeElement)) heading.current?.focus({ preventScroll: true });
  }, [id]);

  return (
    <section
      ref={section}
      id={id}
      aria-labelledby={headingId}
      className="grid gap-x-12 gap-y-4 border-line py-8 not-first-of-type:border-t lg:grid-cols-[15rem_minmax(0,1fr)]"
    >
      <div>
        <h2 ref={heading} id={headingId} tabIndex={-1} className="scroll-mt-4 font-semibold">
          {title}
        </h2>
        {intro && <p className="mt-1 text-muted">{intro}</p>}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
