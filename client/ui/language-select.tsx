import { use, useState, useSyncExternalStore } from 'react';
import { language } from '../words/language.ts';
import { part } from '../words/part.ts';
import { Icon } from './icon.tsx';
import { Languages } from './languages.ts';

const words = part('ui');

const never = () => () => {};

/**
 * Chooses the language of the page, in a footer. Prerendered pages know the page's own language only; the others are
 * added in the browser. Hidden where the service offers one language (styles.css).
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
  const shown = isInBrowser ? offered : { [current]: offered[current] ?? current };

  return (
    <div className={`language-choice text-muted text-sm ${className}`}>
      <span className="relative inline-flex min-h-11 items-center gap-2">
        <Icon name="globe" />
        <select
          aria-label={words.language}
          value={current}
          onChange={async ({ target }) => setFailure(await onChoose(target.value))}
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
