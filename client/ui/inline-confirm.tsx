import { useEffect, useId, useRef } from 'react';
import { Button } from './button.tsx';
import { ButtonRow } from './button-row.tsx';

type InlineConfirmProps = {
  question: string;
  consequence: string;
  /** The label of the button that confirms. */
  action: string;
  keep: string;
  onConfirm: () => void;
  onKeep: () => void;
};

/**
 * Asks for confirmation in the place of the button that was pressed. The question has the focus, not a button, so that
 * an Enter key that is held too long confirms nothing. Esc cancels.
 */
export function InlineConfirm({
  question,
  consequence,
  action,
  keep,
  onConfirm,
  onKeep,
}: InlineConfirmProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div
      ref={box}
      role="group"
      aria-labelledby={`${id}-question`}
      aria-describedby={`${id}-consequence`}
      tabIndex={-1}
      className="rounded-box bg-danger-soft p-4"
      onKeyDown={({ key }) => key === 'Escape' && onKeep()}
    >
      <p id={`${id}-question`} className="wrap-anywhere font-semibold">
        {question}
      </p>
      <p id={`${id}-consequence`}>{consequence}</p>
      <div className="mt-3">
        <ButtonRow>
          <Button variant="danger" onClick={onConfirm}>
            {action}
          </Button>
          <Button variant="quiet" onClick={onKeep}>
            {keep}
          </Button>
        </ButtonRow>
      </div>
    </div>
  );
}
