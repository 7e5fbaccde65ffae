import { Button } from '../../ui/button.tsx';
import { Done } from '../../ui/done.tsx';
import { useCopy } from '../../ui/use-copy.ts';
import { part } from '../../words/part.ts';

const codes = part('twoFactorSetUp', 'codes');
const words = part('twoFactorSetUp', 'scan');

/** The secret inside the app's address, in groups that are easy to type. */
const toGroups = (totpUri: string): string[] =>
  new URL(totpUri).searchParams.get('secret')?.match(/.{1,4}/g) ?? [];

/** The key of an authenticator app, for people who cannot scan it. */
export function AppKey({ totpUri }: { totpUri: string }) {
  const { copied, copy } = useCopy();
  const groups = toGroups(totpUri);

  return (
    <div className="mt-2 space-y-3">
      <p className="text-muted">{words.byHand}</p>
      <p dir="ltr" className="select-all rounded-box bg-canvas p-3 font-mono tracking-wide">
        {groups.join(' ')}
      </p>
      <Button variant="secondary" onClick={() => copy(groups.join(''))}>
        {words.copy}
      </Button>
      <Done>{copied && words.copied}</Done>
      {copied === false && <p role="alert">{codes.notCopied}</p>}
    </div>
  );
}
