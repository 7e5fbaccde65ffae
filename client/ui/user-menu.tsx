import { useState } from 'react';
import { UserButton } from './user-button.tsx';
import type { UserMenuPopup, UserMenuPopupProps } from './user-menu-popup.tsx';

type UserMenuProps = UserMenuPopupProps & {
  /** Fetches the menu's script when it is asked for. */
  onLoad: <Module>(importer: () => Promise<Module>) => Promise<Module>;
};

// Base UI's menu is a quarter of a page's script and seldom opened: it comes when it is about to be.
const importPopup = () => import('./user-menu-popup.tsx');

/** Who is signed in, and the way out. */
export function UserMenu({ onLoad, ...props }: UserMenuProps) {
  const [Popup, setPopup] = useState<typeof UserMenuPopup>();
  if (Popup) return <Popup {...props} />;

  const open = () =>
    onLoad(importPopup).then(
      ({ UserMenuPopup }) => setPopup(() => UserMenuPopup),
      () => {}, // offline: the page's foot has Sign out too, and the next press tries again
    );
  const preload = () => void importPopup().catch(() => {});

  return (
    <UserButton
      name={props.name}
      image={props.image}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={preload}
      onFocus={preload}
      onClick={open}
    />
  );
}
