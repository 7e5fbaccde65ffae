import { type KeyboardEvent, use, useRef, useState, useSyncExternalStore } from 'react';
import { language } from '../words/language.ts';
import { part } from '../words/part.ts';
import { Icon } from './icon.tsx';
import { Languages } from './languages.ts';

const words = part('ui');

const never = () => () => {};

/**
 * True for a key that changes a closed list at once, as it does everywhere but on macOS. Whoever looks through the
 * languages with such keys has not chosen yet (WCAG 3.2.2).
 */
const isLooking = ({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  !(altKey || ctrlKey || metaKey) &&
  !/^Mac/.test(navigator.platform) &&
  (/^(?:Arrow|Home|End|Page)/.test(key) || (key.length === 1 && key !== ' '));

/**
 * Chooses the language of the page, in a footer. Prerendered pages know the page's own language only; the others are
 * added in the browser. With a keyboard, Enter or leaving the list chooses. Hidden where the service offers one language
 * (styles.css).
 */
export function LanguageSelect({ className = '' }: { className?: string }) {
  const { offered, onChoose } = use(Languages);
  const isInBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [failure, setFailure] = useState<string | null>(null);
  const current = language();
  const byKey = useRef(false);
  const [looked, setLooked] = useState<string>(current);
  const chosen = useRef<string>(current);
  /** Once for each choice: the list also loses the focus while the page is being left. */
  const choose = async (tag: string) => {
    if (tag === chosen.current) return;
    chosen.current = tag;
    const failed = await onChoose(tag);
    setFailure(failed);
    if (failed === null) return;
    chosen.current = current;
    setLooked(current);
  };
  const shown = isInBrowser ? offered : { [current]: offered[current] ?? current };

  return (
    <div className={`language-choice text-muted text-sm ${className}`}>
      <span className="relative inline-flex min-h-11 items-center gap-2">
        <Icon name="globe" />
        <select
          aria-label={words.language}
          value={looked}
          onPointerDown={() => {
            byKey.current = false;
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void choose(looked);
            byKey.current = isLooking(event);
          }}
          onBlur={() => void choose(looked)}
          onChange={({ target }) => {
            setLooked(target.value);
            if (!byKey.current) void choose(target.value);
          }}
          className="h-11 max-w-full cursor-pointer rounded-box bg-transparent pe-2 [field-sizing:content] hover:text-ink"
        >
          {Object.entries(shown).map(([tag, name]) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      </span>
      <p role="alert" className="text-danger empty:hidden">
        {failure}
      </p>
    </div>
  );
}
