import { DirectionProvider } from '@base-ui/react/direction-provider';
import { Menu } from '@base-ui/react/menu';
import { useRef } from 'react';
import { direction } from '../words/language.ts';
import { part } from '../words/part.ts';
import { LanguageMenu } from './language-menu.tsx';
import { MENU_ITEM } from './popup-class.ts';
import { ThemeChoice, type ThemeChoiceProps } from './theme-choice.tsx';
import { UserButton } from './user-button.tsx';

const words = part('ui');

export type UserMenuPopupProps = ThemeChoiceProps & {
  name: string;
  email: string;
  image: string | null;
  onSignOut: () => void;
};

/** The menu and its button. It is open at first, because it is created when the user first opens it. */
export function UserMenuPopup({ name, email, image, onSignOut, ...theme }: UserMenuPopupProps) {
  const landmark = useRef<HTMLDivElement>(null);

  return (
    <DirectionProvider direction={direction()}>
      <Menu.Root defaultOpen>
        {/* One child in the header's row, like the button alone. */}
        <div>
          <Menu.Trigger render={<UserButton name={name} image={image} />} />
          <div ref={landmark} />
        </div>
        {/* Inside the header. At the end of the body it would lie outside every landmark. */}
        <Menu.Portal container={landmark}>
          <Menu.Positioner align="end" sideOffset={6} className="z-20">
            <Menu.Popup className="w-64 rounded-box border border-line bg-raised p-1.5 shadow-box outline-none">
              <Menu.Group>
                <Menu.GroupLabel className="px-3 py-2">
                  <span className="flex font-medium">
                    <span dir="auto" className="truncate">
                      {name}
                    </span>
                  </span>
                  <span className="flex text-muted text-sm">
                    <span dir="auto" className="truncate">
                      {email}
                    </span>
                  </span>
                </Menu.GroupLabel>
              </Menu.Group>
              <Menu.Separator className="my-1.5 border-line border-t" />
              <ThemeChoice {...theme} />
              <Menu.Separator className="my-1.5 border-line border-t" />
              <LanguageMenu />
              <Menu.Item onClick={onSignOut} className={MENU_ITEM}>
                {words.signOut}
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </DirectionProvider>
  );
}
