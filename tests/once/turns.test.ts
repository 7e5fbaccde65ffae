import { expect, it } from 'vitest';
import { takeTurns } from '../runner/turns.ts';

it('the output of parallel parts is printed in order, each part in one piece', () => {
  const heard: string[] = [];
  const [first, second, third] = takeTurns(3, (text) => heard.push(text));
  second?.say('b1');
  first?.say('a1');
  third?.say('c1');
  third?.end();
  first?.say('a2');
  expect(heard).toEqual(['a1', 'a2']);
  first?.end();
  expect(heard).toEqual(['a1', 'a2', 'b1']);
  second?.say('b2');
  second?.end();
  expect(heard).toEqual(['a1', 'a2', 'b1', 'b2', 'c1']);
});
