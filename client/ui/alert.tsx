import type { ReactNode } from 'react';
import { part } from '../words/part.ts';
import { useMessage } from '../words/use-message.ts';
import { Icon } from './icon.tsx';
import { useSecondsLeft } from './use-seconds-left.ts';

const words = part('ui');

type AlertProps = {
  title?: string;
  message: string;
  /** True for an English message about a field, which is translated. */
  isEnglish?: boolean | undefined;
  /** The message of each second, when `message` tells the user to wait. */
  wait?: { seconds: number; toMessage: (left: number) => string } | undefined;
  /** The request id, for a report to the operator. */
  requestId?: string | undefined;
  action?: ReactNode;
};

/** An error and what the user can do. Screen readers announce it immediately. */
export function Alert({ title, message, isEnglish, wait, requestId, action }: AlertProps) {
  const translated = useMessage(isEnglish ? message : undefined);
  const left = useSecondsLeft(wait?.seconds ?? 0, wait);
  return (
    <div role="alert" className="flex gap-3 rounded-box border border-danger bg-danger-soft p-4">
      <Icon name="warning" className="mt-0.5 text-danger" />
      <div className="min-w-0 space-y-1">
        {title && <p className="font-semibold">{title}</p>}
        {wait ? (
          <>
            <p className="sr-only">{left > 0 ? message : words.nowAgain}</p>
            {/* Changes each second; hidden from screen readers, which would announce each change. */}
            <p aria-hidden="true">{left > 0 ? wait.toMessage(left) : words.nowAgain}</p>
          </>
        ) : (
          <p>{translated ?? message}</p>
        )}
        {requestId && (
          <p className="text-muted text-sm">
            {words.requestId} <code className="select-all break-all">{requestId}</code>
          </p>
        )}
        {action && <div className="pt-2">{action}</div>}
      </div>
    </div>
  );
}
