import { useMutation } from '@tanstack/react-query';
import { describeError } from '../../api/describe-error.ts';
import { trpcClient } from '../../api/trpc.ts';
import { useUser } from '../../session/session-provider.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Done } from '../../ui/done.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Section } from '../../ui/section.tsx';
import { part } from '../../words/part.ts';

const words = part('data', 'copy');

export function ExportSection() {
  const { id } = useUser();
  const download = useMutation({
    mutationFn: async () => {
      // This bypasses the cache, so that no part of the export stays in the page.
      const held = await trpcClient.account.export.query(undefined, { context: { userId: id } });
      const name = `account-data-${held.exportedAt.slice(0, 10)}.json`;
      saveFile(name, 'application/json', JSON.stringify(held, null, 2));
      return name;
    },
  });

  return (
    <Section title={words.title} intro={words.intro}>
      <div className="space-y-4">
        <p>{words.text}</p>
        {download.error && <Alert {...describeError(download.error)} title={words.failed} />}
        <Button variant="secondary" isBusy={download.isPending} onClick={() => download.mutate()}>
          {words.action}
        </Button>
        <Done>{download.isSuccess && words.done({ file: download.data })}</Done>
      </div>
    </Section>
  );
}
