import type { ReactNode } from 'react';
import { requestId as requestIdLabel } from '#messages/ui.ts';
import { Icon } from './icon.tsx';

type AlertProps = {
  title?: string;
  message: string;
  /** What to quote to the operator. */
  requestId?: string | undefined;
  action?: ReactNode;
};

/** What went wrong and what to do; read out at once. */
export function Alert({ title, message, requestId, action }: AlertProps) {
  return (
    <div role="alert" className="flex gap-3 rounded-box border border-danger bg-danger-soft p-4">
      <Icon name="warning" className="mt-0.5 text-danger" />
      <div className="min-w-0 space-y-1">
        {title && <p className="font-medium">{title}</p>}
        <p>{message}</p>
        {requestId && (
          <p className="text-muted text-sm">
            {requestIdLabel} <code className="select-all break-all">{requestId}</code>
          </p>
        )}
        {action && <div className="pt-2">{action}</div>}
      </div>
    </div>
  );
}
