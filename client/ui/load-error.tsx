import { part } from '../words/part.ts';
import { Alert } from './alert.tsx';
import { Button } from './button.tsx';

const words = part('ui');

type LoadErrorProps = {
  message: string;
  requestId?: string | undefined;
  isRetrying: boolean;
  onRetry: () => void;
};

/** Shown in place of content that could not be loaded. */
export function LoadError({ message, requestId, isRetrying, onRetry }: LoadErrorProps) {
  return (
    <Alert
      message={message}
      requestId={requestId}
      action={
        <Button variant="secondary" isBusy={isRetrying} onClick={onRetry}>
          {words.tryAgain}
        </Button>
      }
    />
  );
}
