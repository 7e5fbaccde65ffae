// Loaded before the service (`node --import`): on SIGUSR2 it collects garbage and prints what the process holds.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

process.on('SIGUSR2', () => {
  collect();
  const { heapUsed, rss } = process.memoryUsage();
  const handles = process
    .getActiveResourcesInfo()
    .filter((name) => name !== 'Timeout' && name !== 'Immediate');
  process.stdout.write(`PROBE ${JSON.stringify({ heapUsed, rss, handles: handles.length })}\n`);
});
