import { Menu } from '@base-ui/react/menu';
import { use, useState } from 'react';
import { language } from '../words/language.ts';
import { part } from '../words/part.ts';
import { Icon } from './icon.tsx';
import { Languages } from './languages.ts';
import { MENU_ITEM } from './popup-class.ts';

const words = part('ui');

/** The part of a menu that chooses the language. The list is long, so it is a menu of its own. */
export function LanguageMenu() {
  const { offered, onChoose } = use(Languages);
  const [failure, setFailure] = useState<string | null>(null);
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
              <Menu.RadioGroup value={current} onValueChange={async (tag) => setFailure(await onChoose(tag))}>
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
            {/* Beside the menu, which may have items only. */}
            <p
              role="alert"
              className="mt-1.5 w-56 rounded-box border border-danger bg-danger-soft px-3 py-2 text-danger text-sm empty:hidden"
            >
              {failure}
            </p>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.SubmenuRoot>
      <Menu.Separator className="my-1.5 border-line border-t" />
    </>
  );
}
