import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from './icon.tsx';

type NoticeProps = {
  id?: string;
  /** For what happened without being asked for: it is read out, and Tab goes on from there. */
  takesFocus?: boolean;
  children: ReactNode;
};

/** Something that happened and needs nothing. */
export function Notice({ id, takesFocus = false, children }: NoticeProps) {
  const notice = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    if (takesFocus) notice.current?.focus();
  }, [takesFocus]);

  return (
    <p
      ref={notice}
      id={id}
      role="status"
      tabIndex={-1}
      className="mb-4 flex gap-3 rounded-box bg-accent-soft px-4 py-3"
    >
      <Icon name="info" className="mt-0.5 text-accent" />
      {children}
    </p>
  );
}
