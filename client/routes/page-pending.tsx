import { Brand } from '../ui/brand.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { part } from '../words/part.ts';

const words = part('ui');

/** Shown while the session is not known yet. The router shows it only after a delay. */
export function PagePending() {
  return (
    <main id="content" className="flex flex-col items-center gap-8 px-6 pt-8 sm:pt-[max(3rem,10vh)]">
      <Brand />
      <div role="status" className="text-muted">
        <Spinner />
        <h1 className="sr-only">{words.loading}</h1>
      </div>
    </main>
  );
}
