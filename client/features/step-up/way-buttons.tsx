import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { part } from '../../words/part.ts';

const words = part('stepUp');

type WayButtonsProps = { onCancel: (() => void) | undefined; children: ReactNode };

/** The button that proves, and in a dialog the one that cancels. */
export function WayButtons({ onCancel, children }: WayButtonsProps) {
  if (!onCancel) return <div className="grid">{children}</div>;
  return (
    <ButtonRow>
      {children}
      <Button variant="quiet" onClick={onCancel}>
        {words.cancel}
      </Button>
    </ButtonRow>
  );
}
