import { useEffect, useRef, useState } from 'react';
import { usePendingDeletion } from '../../session/session-provider.tsx';
import { Done } from '../../ui/done.tsx';
import { InlineEdit } from '../../ui/inline-edit.tsx';
import { Section } from '../../ui/section.tsx';
import { part } from '../../words/part.ts';
import { DeletionForm } from './deletion-form.tsx';
import { PendingDeletion } from './pending-deletion.tsx';

const words = part('data', 'deletion');
const frameWords = part('frame');

export function DeletionSection() {
  const deletion = usePendingDeletion();
  const isPending = deletion !== null;
  const content = useRef<HTMLDivElement>(null);
  const before = useRef(isPending);
  const [hasChangedMind, setChangedMind] = useState(false);

  useEffect(() => {
    if (before.current === isPending) return;
    setChangedMind(before.current);
    before.current = isPending;
    content.current?.focus(); // the button that was pressed no longer exists
  }, [isPending]);

  return (
    <Section id="delete" title={words.title}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls */}
      <div
        ref={content}
        role="group"
        aria-label={words.title}
        tabIndex={-1}
        className="space-y-4 rounded-box"
      >
        {deletion ? (
          <PendingDeletion purgeAt={deletion.purgeAt} />
        ) : (
          <InlineEdit isBelow action={words.open} form={(close) => <DeletionForm onCancel={close} />}>
            <ul className="list-disc space-y-1 ps-5">
              {words.consequences.map((consequence) => (
                <li key={consequence}>{consequence}</li>
              ))}
            </ul>
          </InlineEdit>
        )}
        <Done>{hasChangedMind && frameWords.accountStays}</Done>
      </div>
    </Section>
  );
}
