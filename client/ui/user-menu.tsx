import { useState } from 'react';
import { UserButton } from './user-button.tsx';
import type { UserMenuPopup } from './user-menu-popup.tsx';

type UserMenuProps = { name: string; email: string; onSignOut: () => void };

// Base UI's menu is a quarter of a page's script and seldom opened: it comes when it is about to be.
const load = () => import('./user-menu-popup.tsx');

/** Who is signed in, and the way out. */
export function UserMenu(props: UserMenuProps) {
  const [Popup, setPopup] = useState<typeof UserMenuPopup>();
  if (Popup) return <Popup {...props} />;

  const open = () =>
    load().then(
      ({ UserMenuPopup }) => setPopup(() => UserMenuPopup),
      () => {}, // offline: the page's foot has Sign out too, and the next press tries again
    );
  const preload = () => void load().catch(() => {});

  return (
    <UserButton
      name={props.name}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={preload}
      onFocus={preload}
      onClick={open}
    />
  );
}
