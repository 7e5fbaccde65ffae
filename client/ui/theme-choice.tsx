import { Menu } from '@base-ui/react/menu';
import { part } from '../words/part.ts';
import { Icon } from './icon.tsx';
import { MENU_ITEM } from './popup-class.ts';

const words = part('ui');

const THEMES = ['system', 'light', 'dark'] as const;

type Theme = (typeof THEMES)[number];
export type ThemeChoiceProps = { theme: Theme; onTheme: (theme: Theme) => void };

/** The part of a menu that chooses the theme. The menu stays open, so that the user sees the effect. */
export function ThemeChoice({ theme, onTheme }: ThemeChoiceProps) {
  return (
    <Menu.RadioGroup value={theme} onValueChange={onTheme}>
      <Menu.GroupLabel className="px-3 pt-1.5 pb-1 text-muted text-sm">{words.theme}</Menu.GroupLabel>
      {THEMES.map((one) => (
        <Menu.RadioItem key={one} value={one} className={`${MENU_ITEM} justify-between gap-3`}>
          {words.themes[one]}
          <Menu.RadioItemIndicator>
            <Icon name="check" className="text-accent" />
          </Menu.RadioItemIndicator>
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
