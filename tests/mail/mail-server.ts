import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

type ReceivedMail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  raw: string;
};

/**
 * What the server does with a client: `slow` answers after a second, `hang` never answers, `refuse` answers 4xx, `cut`
 * closes the connection while it receives, `die` once it has received everything.
 */
export type Behaviour = 'well' | 'slow' | 'hang' | 'refuse' | 'cut' | 'die';

/** A real mail server on its own port. A test can change its behaviour. */
export async function startMailServer() {
  const received: ReceivedMail[] = [];
  let behaviour: Behaviour = 'well';
  let greeted = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onConnect(_session, callback) {
      greeted += 1;
      if (behaviour !== 'hang') callback();
    },
    onRcptTo(_address, _session, callback) {
      if (behaviour === 'refuse') callback(Object.assign(new Error('try later'), { responseCode: 451 }));
      else callback();
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      const closeAll = () => {
        for (const connection of server.connections) connection.close();
      };
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (behaviour === 'cut') closeAll();
      });
      stream.on('end', async () => {
        if (behaviour === 'hang' || behaviour === 'cut') return;
        if (behaviour === 'die') return closeAll();
        if (behaviour === 'slow') await new Promise((resolve) => setTimeout(resolve, 1_000));
        const raw = Buffer.concat(chunks).toString('utf8');
        const { subject = '', text = '', html = '', messageId = '' } = await PostalMime.parse(raw);
        for (const { address } of session.envelope.rcptTo)
          received.push({ to: address, subject, text, html, messageId, raw });
        callback();
      });
    },
  });
  // A client whose connection is cut is not a failure of the server.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    greeted: () => greeted,
    setBehaviour: (next: Behaviour) => {
      behaviour = next;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const connection of server.connections) connection.close();
      }),
  };
}
export type MailServer = Awaited<ReturnType<typeof startMailServer>>;
