import { portalConfig } from '../api/portal-config.ts';
import { part } from '../words/part.ts';

const words = part('frame');

/** The link back to the application; nothing when none is configured. */
export function BackLink({ className }: { className: string }) {
  const { appName, appUrl } = portalConfig;
  if (appUrl === null) return null;
  return (
    <a href={appUrl} className={`link truncate ${className}`}>
      <span aria-hidden="true">{words.backArrow}</span>
      {words.backTo({ appName })}
    </a>
  );
}
