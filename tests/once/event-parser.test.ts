import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createEventParser } from '../../integrations/web/src/event-source.ts';

const STREAM =
  'event: connected\ndata: {}\n\ndata: {"type":"changed","what":"user"}\n\nevent: ping\ndata: \n\n: comment\n\nid: 1\ndata: a\ndata:b\n\n';
const EVENTS = [
  ['connected', '{}'],
  ['message', '{"type":"changed","what":"user"}'],
  ['ping', ''],
  ['message', 'a\nb'],
];

const parse = (pieces: string[]) => {
  const events: string[][] = [];
  const receive = createEventParser((name, data) => events.push([name, data]));
  for (const piece of pieces) receive(piece);
  return events;
};

it('the events of a stream are the same, wherever the network cuts it', () => {
  expect(parse([STREAM])).toEqual(EVENTS);
  fc.assert(
    fc.property(fc.array(fc.nat(STREAM.length)), (cuts) => {
      const at = [0, ...cuts.sort((a, b) => a - b), STREAM.length];
      expect(parse(at.slice(1).map((end, index) => STREAM.slice(at[index], end)))).toEqual(EVENTS);
    }),
  );
});

it('an event without its end is not passed on', () => {
  expect(parse(['data: half'])).toEqual([]);
});
