import { SMTPServer } from 'smtp-server';
import { type Program, startGatehouse } from './processes.ts';
import { heading, judge, showRounds } from './report.ts';
import { measureInTurns, median, ratioOf } from './rounds.ts';

/** Sequential requests of one slice. */
const REQUESTS = 150;

/** A mail server that accepts every mail, or one that never sends its greeting. */
async function startServer(isHanging: boolean) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onConnect: (_, callback) => void (isHanging || callback()),
    onData(stream, _, callback) {
      stream.resume();
      stream.on('end', () => callback());
    },
  });
  server.on('error', () => {});
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.server.address();
  if (typeof address !== 'object' || !address) throw new Error('the mail server has no port');
  return { server, url: `smtp://127.0.0.1:${address.port}` };
}

/** Whether a hanging mail server delays the requests that cause a mail. */
export async function benchMail(databaseUrl: string): Promise<void> {
  const [well, ill] = [await startServer(false), await startServer(true)];
  const env = { MAIL_FROM: 'bench@example.com' };
  const healthy = await startGatehouse(databaseUrl, { ...env, SMTP_URL: well.url });
  const hanging = await startGatehouse(databaseUrl, { ...env, SMTP_URL: ill.url });
  let next = 0;
  /**
   * The milliseconds of a request for a password reset, which queues a mail. Each request is for another seeded
   * person.
   */
  const ask = async ({ port }: Program): Promise<number> => {
    const taken: number[] = [];
    for (let made = 0; made < REQUESTS; made += 1) {
      const body = JSON.stringify({ email: `ada${next}@example.com` });
      next += 1;
      const startedAt = performance.now();
      const response = await fetch(`http://localhost:${port}/api/auth/request-password-reset`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      await response.text();
      taken.push(performance.now() - startedAt);
      if (response.status !== 200) throw new Error(`the request was answered ${response.status}`);
    }
    return median(taken);
  };
  const rounds = await measureInTurns({ healthy: () => ask(healthy), hanging: () => ask(hanging) }, 15, 3);
  await hanging.stop();
  await healthy.stop();
  for (const { server } of [well, ill]) server.close();

  heading('Asking for a mail');
  showRounds('p50 with a mail server that takes it', 'ms', rounds.healthy);
  showRounds('p50 with a mail server that hangs', 'ms', rounds.hanging);
  judge('hanging to healthy', ratioOf(rounds.hanging, rounds.healthy), { atMost: 1.1 });
}
