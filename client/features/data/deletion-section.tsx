import { useEffect, useRef, useState } from 'react';
import { deletion as words } from '#messages/data.tsx';
import { accountStays } from '#messages/frame.ts';
import { usePendingDeletion } from '../../session/session-provider.tsx';
import { Done } from '../../ui/done.tsx';
import { InlineEdit } from '../../ui/inline-edit.tsx';
import { Section } from '../../ui/section.tsx';
import { DeletionForm } from './deletion-form.tsx';
import { PendingDeletion } from './pending-deletion.tsx';

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
        <Done>{hasChangedMind && accountStays}</Done>
      </div>
    </Section>
  );
}
