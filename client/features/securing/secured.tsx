import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { pages } from '../../../shared/paths.ts';
import { buttonClass } from '../../ui/button.tsx';
import { part } from '../../words/part.ts';

const words = part('securing', 'secured');

/** What the user should still check after both steps. */
export function Secured({ email, hasPasskeys }: { email: string; hasPasskeys: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="space-y-4 rounded-box bg-accent-soft p-4 sm:p-5">
      <div>
        <h2 ref={heading} tabIndex={-1} className="font-semibold">
          {hasPasskeys ? words.withPasskeys : words.title}
        </h2>
        <p>{words.text({ address: <bdi className="wrap-anywhere">{email}</bdi> })}</p>
      </div>
      <p className="flex flex-wrap gap-3">
        <Link to={pages.security} hash="email" className={buttonClass('secondary')}>
          {words.changeEmail}
        </Link>
        <Link to={pages.security} hash="passkeys" className={buttonClass('secondary')}>
          {words.passkeys}
        </Link>
        <Link to={pages.activity} className={buttonClass('secondary')}>
          {words.activity}
        </Link>
      </p>
    </section>
  );
}
