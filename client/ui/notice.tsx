import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from './icon.tsx';

type NoticeProps = {
  id?: string;
  /** True for a notice about something that the user did not do. It is announced, and Tab continues from there. */
  takesFocus?: boolean;
  children: ReactNode;
};

/** A message that needs no action. */
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
