import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';

type MenuProps = {
  /** The content of the button. */
  button: ReactNode;
  /** The accessible name of the button. */
  label: string;
  /** Above the items; it labels the menu. */
  header: ReactNode;
  /** Elements with the role `menuitem`. */
  children: ReactNode;
  /** Below the items, outside of the menu. */
  footer?: ReactNode;
};

const itemsOf = (list: HTMLElement | null) => [
  ...(list?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? []),
];

/** A menu button as the ARIA Authoring Practices describe it. It supports the arrows, Home, End, Escape and Tab. */
export function Menu({ button, label, header, children, footer }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const [isLeft, setLeft] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const first = useRef(0);
  const id = useId();

  const open = (index: number) => {
    first.current = index;
    const { left = 0, right = 0 } = trigger.current?.getBoundingClientRect() ?? {};
    setLeft(left < document.documentElement.clientWidth - right); // towards the middle of the page
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    trigger.current?.focus();
  };

  useEffect(() => {
    if (!isOpen) return;
    itemsOf(list.current).at(first.current)?.focus();
    const onPress = ({ target }: Event) => {
      if (!root.current?.contains(target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [isOpen]);

  const onButtonKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    open(event.key === 'ArrowDown' ? 0 : -1);
  };
  const onMenuKey = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return setOpen(false);
    const all = itemsOf(list.current);
    const at = all.indexOf(document.activeElement as HTMLElement);
    const targets = new Map([
      ['ArrowDown', (at + 1) % all.length],
      ['ArrowUp', at - 1],
      ['Home', 0],
      ['End', -1],
    ]);
    const target = targets.get(event.key);
    if (target === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (target === undefined) close();
    else all.at(target)?.focus();
  };

  return (
    <div className="gatehouse" ref={root}>
      <button
        ref={trigger}
        type="button"
        className="gatehouse-button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={label}
        onClick={() => (isOpen ? close() : open(0))}
        onKeyDown={onButtonKey}
      >
        {button}
      </button>
      {isOpen && (
        <div className="gatehouse-menu" data-side={isLeft ? 'left' : 'right'}>
          <div className="gatehouse-who" id={`${id}-who`}>
            {header}
          </div>
          <div ref={list} id={id} role="menu" aria-labelledby={`${id}-who`} onKeyDown={onMenuKey}>
            {children}
          </div>
          {footer}
        </div>
      )}
    </div>
  );
}
