import { useState } from 'react';
import { UserButton } from './user-button.tsx';
import type { UserMenuPopup, UserMenuPopupProps } from './user-menu-popup.tsx';

type UserMenuProps = UserMenuPopupProps & {
  /** Loads the menu's script on demand. */
  onLoad: <Module>(importer: () => Promise<Module>) => Promise<Module>;
};

// Base UI's menu is a quarter of a page's script and is rarely opened, so it loads when the user is about to open it.
const importPopup = () => import('./user-menu-popup.tsx');

/** Shows who is signed in, and opens the menu with the sign-out button. */
export function UserMenu({ onLoad, ...props }: UserMenuProps) {
  const [Popup, setPopup] = useState<typeof UserMenuPopup>();
  if (Popup) return <Popup {...props} />;

  const open = () =>
    onLoad(importPopup).then(
      ({ UserMenuPopup }) => setPopup(() => UserMenuPopup),
      () => {}, // offline: the footer also has Sign out, and the next press tries again
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
