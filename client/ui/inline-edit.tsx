import { type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from './button.tsx';
import { LeaveGuard } from './leave-guard.tsx';

type InlineEditProps = {
  /** What is there now. */
  children: ReactNode;
  /** Names the deed, on the button that opens the form. */
  action: string;
  /** The form, in place of that button; `close` brings it back, with the focus on it. */
  form: (close: () => void) => ReactNode;
  /** The button stands below what is there: beside it, running text would be squeezed. */
  isBelow?: boolean;
  /** For a form that somebody was torn away from, or asked for by a link. */
  isOpenAtFirst?: boolean;
};

/** True when something was typed: whatever a script put there counts as the default. */
const isTypedIn = (box: HTMLElement): boolean =>
  [...box.querySelectorAll('input')].some(({ value, defaultValue }) => value !== defaultValue);

/** Something with a button that opens a form below it. Esc closes it; leaving the page with something typed asks. */
export function InlineEdit({
  children,
  action,
  form,
  isBelow = false,
  isOpenAtFirst = false,
}: InlineEditProps) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const [isTyped, setTyped] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const close = () => {
    flushSync(() => {
      setOpen(false);
      setTyped(false);
    });
    trigger.current?.focus();
  };

  useEffect(() => {
    if (isOpen) box.current?.querySelector<HTMLElement>('input:not([hidden])')?.focus();
  }, [isOpen]);

  return (
    <div className="rounded-box border border-line bg-surface">
      <div
        className={`flex flex-col gap-x-4 gap-y-3 p-4 ${isBelow ? 'sm:items-start' : 'sm:flex-row sm:items-center sm:justify-between'}`}
      >
        <div className="min-w-0">{children}</div>
        {!isOpen && (
          <Button
            ref={trigger}
            variant="secondary"
            className="shrink-0"
            aria-expanded={false}
            onClick={() => setOpen(true)}
          >
            {action}
          </Button>
        )}
      </div>
      {isOpen && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Esc is heard from every control of the form
        <div
          ref={box}
          className="border-line border-t p-4"
          onKeyDown={({ key }) => key === 'Escape' && close()}
          onInput={({ currentTarget }) => setTyped(isTypedIn(currentTarget))}
        >
          <LeaveGuard isDirty={isTyped} />
          {form(close)}
        </div>
      )}
    </div>
  );
}
