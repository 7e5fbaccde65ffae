import { type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from './button.tsx';
import { LeaveGuard } from './leave-guard.tsx';

type InlineEditProps = {
  /** The current content. */
  children: ReactNode;
  /** The name of the action, on the button that opens the form. */
  action: string;
  /** The form, which replaces the button. `close` restores the button and gives it the focus. */
  form: (close: () => void) => ReactNode;
  /** True to put the button below the content. Beside it, running text would be squeezed. */
  isBelow?: boolean;
  /** True when a link asks for the form, or when a session's end interrupted it. */
  isOpenAtFirst?: boolean;
};

/** True when the user typed something. A value that a script set as the default does not count. */
const isTypedIn = (box: HTMLElement): boolean =>
  [...box.querySelectorAll('input')].some(({ value, defaultValue }) => value !== defaultValue);

/**
 * Content with a button that opens a form below it. Esc closes the form. Leaving the page with typed values asks first.
 */
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
