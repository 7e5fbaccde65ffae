import { useEffect, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { part } from '../../words/part.ts';

const words = part('ownPasskeys', 'last');

/** Says why the only way to sign in cannot be removed. Esc closes it. */
export function KeepPasskey({ name, onKeep }: { name: string; onKeep: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div
      ref={box}
      role="group"
      aria-label={words.question({ name })}
      tabIndex={-1}
      className="rounded-box bg-accent-soft p-4"
      onKeyDown={({ key }) => key === 'Escape' && onKeep()}
    >
      <p className="wrap-anywhere font-semibold">{words.question({ name })}</p>
      <p className="mb-3">{words.consequence}</p>
      <Button variant="secondary" className="max-sm:w-full" onClick={onKeep}>
        {words.keep}
      </Button>
    </div>
  );
}
