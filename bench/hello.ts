import { createServer } from 'node:http';

// The upper limit: the speed of node:http for an answer with the same headers and length.

const headers: [string, string][] = JSON.parse(process.env.ANSWER_HEADERS ?? '[]');
const body = process.env.ANSWER_BODY ?? '';
const lines = headers.flat();

createServer((_request, response) => {
  response.writeHead(200, lines);
  response.end(body);
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'));
