import type { ComponentProps } from 'react';
import { part } from '../words/part.ts';
import { Button } from './button.tsx';
import { useSecondsLeft } from './use-seconds-left.ts';

const words = part('ui');

/** Seconds. Most mails arrive within this time. */
const PAUSE = 30;

type SendButtonProps = ComponentProps<typeof Button> & {
  /** How many mails were sent so far. */
  sent: number;
};

/** Sends a mail, and then none for half a minute. Its children are the label before the first mail. */
export function SendButton({ sent, children, ...button }: SendButtonProps) {
  const left = useSecondsLeft(sent > 0 ? PAUSE : 0, sent);
  return (
    <Button variant="secondary" {...button} isWaiting={left > 0}>
      {sent === 0 ? children : left > 0 ? words.sendAgainIn({ seconds: left }) : words.sendAgain}
    </Button>
  );
}
