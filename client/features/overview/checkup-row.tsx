import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../ui/icon.tsx';

type CheckupRowProps = {
  icon: IconName;
  text: ReactNode;
  /** Something is left to do. */
  isOpen?: boolean;
  /** The next step. */
  children?: ReactNode;
};

export function CheckupRow({ icon, text, isOpen = false, children }: CheckupRowProps) {
  return (
    <li className="grid grid-cols-[auto_1fr] items-center gap-x-4 p-4 sm:grid-cols-[auto_1fr_auto] sm:px-5">
      <span
        className={`grid size-10 max-sm:row-span-2 shrink-0 place-items-center rounded-full ${isOpen ? 'bg-accent text-on-accent' : 'bg-canvas text-muted'}`}
      >
        <Icon name={icon} />
      </span>
      <p className={children ? 'max-sm:self-end' : 'max-sm:row-span-2'}>{text}</p>
      {children && <p className="max-sm:col-start-2 max-sm:self-start">{children}</p>}
    </li>
  );
}
