import { backArrow, backTo } from '#messages/frame.ts';
import { portalConfig } from '../api/portal-config.ts';

/** The link back to the application; nothing when none is configured. */
export function BackLink({ className }: { className: string }) {
  const { appName, appUrl } = portalConfig;
  if (appUrl === null) return null;
  return (
    <a href={appUrl} className={`link truncate ${className}`}>
      <span aria-hidden="true">{backArrow}</span>
      {backTo(appName)}
    </a>
  );
}
