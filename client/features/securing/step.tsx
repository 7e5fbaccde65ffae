import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '../../ui/icon.tsx';

type StepProps = {
  place: number;
  title: string;
  /** The result, once the step is done. */
  done: string | false;
  /** True for the current step. Its heading receives the focus when the step becomes current. */
  isCurrent: boolean;
  children: ReactNode;
};

/** One of several steps in order. A finished step shows its result; a later step shows only its title. */
export function Step({ place, title, done, isCurrent, children }: StepProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const wasCurrent = useRef(isCurrent);
  const state = done
    ? 'bg-accent-soft text-accent'
    : isCurrent
      ? 'bg-accent text-on-accent'
      : 'bg-canvas text-muted';

  useEffect(() => {
    if (isCurrent && !wasCurrent.current) heading.current?.focus();
    wasCurrent.current = isCurrent;
  }, [isCurrent]);

  return (
    <li aria-current={isCurrent ? 'step' : undefined} className="flex gap-4 p-4 sm:p-5">
      <span
        aria-hidden="true"
        className={`grid size-10 shrink-0 place-items-center rounded-full font-semibold ${state}`}
      >
        {done ? <Icon name="check" /> : place}
      </span>
      <div className="min-w-0 flex-1 pt-2">
        <h2
          ref={heading}
          tabIndex={-1}
          className={`scroll-mt-4 font-semibold ${isCurrent || done ? '' : 'text-muted'}`}
        >
          {title}
        </h2>
        <p role="status" className="text-muted">
          {done}
        </p>
        {isCurrent && <div className="mt-1 space-y-4">{children}</div>}
      </div>
    </li>
  );
}
