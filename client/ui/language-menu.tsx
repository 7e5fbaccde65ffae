import { Menu } from '@base-ui/react/menu';
import { use } from 'react';
import { language } from '../words/language.ts';
import { part } from '../words/part.ts';
import { Icon } from './icon.tsx';
import { Languages } from './languages.ts';
import { MENU_ITEM } from './popup-class.ts';

const words = part('ui');

/** The part of a menu that chooses the language. The list is long, so it is a menu of its own. */
export function LanguageMenu() {
  const { offered, onChoose } = use(Languages);
  const current = language();
  if (Object.keys(offered).length < 2) return null;
  return (
    <>
      <Menu.SubmenuRoot>
        <Menu.SubmenuTrigger className={`${MENU_ITEM} w-full justify-between gap-3`}>
          {words.language}
          <span lang={current} className="text-muted text-sm">
            {offered[current]}
          </span>
        </Menu.SubmenuTrigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={6} className="z-30">
            <Menu.Popup className="max-h-(--available-height) w-56 overflow-y-auto rounded-box border border-line bg-raised p-1.5 shadow-box outline-none">
              <Menu.RadioGroup value={current} onValueChange={onChoose}>
                {Object.entries(offered).map(([tag, name]) => (
                  <Menu.RadioItem
                    key={tag}
                    value={tag}
                    lang={tag}
                    className={`${MENU_ITEM} justify-between gap-3`}
                  >
                    {name}
                    <Menu.RadioItemIndicator>
                      <Icon name="check" className="text-accent" />
                    </Menu.RadioItemIndicator>
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.SubmenuRoot>
      <Menu.Separator className="my-1.5 border-line border-t" />
    </>
  );
}
