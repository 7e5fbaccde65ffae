import type { ComponentProps } from 'react';
import { Spinner } from './spinner.tsx';

const BASE =
  'relative inline-flex min-h-11 items-center justify-center gap-2 rounded-box border px-4 py-2 font-semibold text-center transition-colors motion-reduce:transition-none select-none';

const VARIANTS = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'border-control bg-surface text-ink hover:bg-canvas',
  danger: 'border-danger bg-surface text-danger hover:bg-danger-soft',
  quiet: 'border-transparent text-ink hover:bg-accent-soft',
};

type ButtonVariant = keyof typeof VARIANTS;

/** The classes of a button, for links and for parts of Base UI. */
export const buttonClass = (variant: ButtonVariant): string => `${BASE} ${VARIANTS[variant]}`;

type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant;
  isBusy?: boolean;
  isWaiting?: boolean;
};

/** A busy or waiting button does nothing when pressed. A busy button keeps its size, its name and the focus. */
export function Button({
  variant = 'primary',
  isBusy = false,
  isWaiting = false,
  className = '',
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const isIdle = isBusy || isWaiting;
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={isIdle || undefined}
      onClick={isIdle ? (event) => event.preventDefault() : onClick}
      className={`${buttonClass(variant)} ${isWaiting ? 'cursor-not-allowed text-muted' : ''} ${className}`}
    >
      <span className={isBusy ? 'opacity-0' : undefined}>{children}</span>
      {isBusy && <Spinner className="absolute" />}
    </button>
  );
}
