import { expect, it } from 'vitest';
import { translate } from '../../shared/words/translate.ts';
import type { Words } from '../../shared/words/words.ts';

// What the compiler refuses. Each `@ts-expect-error` fails the type check when the line after it compiles.

const english = {
  title: 'Hello',
  intro: 'For {email}.',
  link: 'New? <link>Go to {host}</link>',
  left: { one: '{count} device of {name}', other: '{count} devices of {name}' },
  list: ['one', 'two'],
} as const;
type English = typeof english;

it('a translation has the same keys and parameters', () => {
  const good = translate<English>()({
    title: 'Hallo',
    intro: 'Für {email}.',
    link: '<link>Zu {host}</link>',
    left: { one: 'ein Gerät von {name}', other: '{name}: {count}' },
    list: ['eins', 'zwei'],
  });
  expect(good.title).toBe('Hallo');

  const { intro: _, ...lacking } = good;
  // @ts-expect-error a key is missing
  translate<English>()(lacking);
  // @ts-expect-error a key too many
  translate<English>()({ ...good, more: 'more' });
  // @ts-expect-error another parameter
  translate<English>()({ ...good, intro: 'Für {mail}.' });
  // @ts-expect-error a parameter is missing
  translate<English>()({ ...good, intro: 'Für Sie.' });
  // @ts-expect-error the mark is missing
  translate<English>()({ ...good, link: 'Zu {host}' });
  // @ts-expect-error a form lacks the name
  translate<English>()({ ...good, left: { one: 'ein Gerät von {name}', other: '{count}' } });
  // @ts-expect-error no form `other`
  translate<English>()({ ...good, left: { one: 'ein Gerät von {name}' } });
  // @ts-expect-error a list of another length
  translate<English>()({ ...good, list: ['eins'] });
});

it('a call gives each parameter', () => {
  const check = (words: Words<English, { element: string }>) => {
    const text: string = words.intro({ email: 'ada@example.com' });
    const element: { element: string } = words.intro({ email: { element: 'b' } });
    const plural: string = words.left({ count: 2, name: 'Ada' });
    // @ts-expect-error the address is missing
    words.intro({});
    // @ts-expect-error the count is missing
    words.left({ name: 'Ada' });
    // @ts-expect-error a mark is a function
    words.link({ host: 'example.com', link: 'x' });
    return [text, element, plural];
  };
  expect(check).toBeTypeOf('function');
});
