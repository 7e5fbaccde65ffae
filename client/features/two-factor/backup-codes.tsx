import { useEffect, useRef } from 'react';
import { portalConfig } from '../../api/portal-config.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Done } from '../../ui/done.tsx';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useCopy } from '../../ui/use-copy.ts';
import { language } from '../../words/language.ts';
import { part } from '../../words/part.ts';

const words = part('twoFactorSetUp', 'codes');

type BackupCodesProps = {
  codes: readonly string[];
  email: string;
  /** The person says that the codes are kept. */
  onKept: () => void;
};

/** Shows new backup codes, which nobody can read again. On paper, the page is the codes alone. */
export function BackupCodes({ codes, email, onKept }: BackupCodesProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { copied, copy } = useCopy();
  const { appName } = portalConfig;
  const date = new Date().toLocaleDateString(language(), { dateStyle: 'long' });
  const { sheet } = words;

  useEffect(() => heading.current?.focus(), []);

  const download = () => {
    const head = [sheet.title({ appName }), email, date, '', sheet.note, ''];
    saveFile(words.file({ appName }), 'text/plain', `${[...head, ...codes, ''].join('\n')}`);
  };

  return (
    <div className="space-y-4">
      <LeaveGuard isDirty words={words.unkept} />
      <div data-sheet className="space-y-4">
        <h3 ref={heading} tabIndex={-1} className="font-semibold outline-none print:hidden">
          {words.title}
        </h3>
        <p className="print:hidden">{words.intro}</p>
        <div className="hidden space-y-1 print:block">
          <p className="font-semibold text-lg">{sheet.title({ appName })}</p>
          <p>{sheet.account({ email })}</p>
          <p>{sheet.made({ date })}</p>
          <p>{sheet.note}</p>
        </div>
        <ol
          aria-label={words.list}
          dir="ltr"
          className="grid max-w-96 grid-cols-2 gap-x-6 gap-y-2 rounded-box bg-canvas p-4 font-mono"
        >
          {codes.map((code) => (
            <li key={code} className="select-all">
              {code}
            </li>
          ))}
        </ol>
      </div>
      <ButtonRow>
        <Button variant="secondary" onClick={() => copy(codes.join('\n'))}>
          {words.copy}
        </Button>
        <Button variant="secondary" onClick={download}>
          {words.download}
        </Button>
        <Button variant="secondary" onClick={() => window.print()}>
          {words.print}
        </Button>
      </ButtonRow>
      <Done>{copied && words.copied}</Done>
      {copied === false && <Alert message={words.notCopied} />}
      <Button className="max-sm:w-full" onClick={onKept}>
        {words.done}
      </Button>
    </div>
  );
}
