import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeError } from '../../client/api/describe-error.ts';
import { ApiError, type FailureCode } from '../../client/api/failure.ts';
import { portalConfig } from '../../client/api/portal-config.ts';
import { speak } from '../../client/words/part.ts';
import { createCatalogues } from '../../server/language/catalogues.ts';
import { ERROR_CODES } from '../../shared/errors.ts';
import en from '../../shared/messages/en/index.ts';
import { languageTags } from '../../shared/words/languages.ts';

// What is said about an error in each language.

const findCatalogue = createCatalogues(new Map());
const codes = [...new Set([...ERROR_CODES, ...Object.keys(en.errors.sentences)])] as FailureCode[];
const describeIn = async (tag: (typeof languageTags)[number], code: FailureCode, retryAfter?: number) => {
  speak(tag, await findCatalogue(tag));
  return describeError(new ApiError({ code, retryAfter }));
};

beforeAll(() => {
  portalConfig.appName = 'Physical AI';
});

describe.each(languageTags.filter((tag) => tag !== 'en'))('in %s', (tag) => {
  it.each(codes)('%s has a sentence of its own language, and says as much as in English', async (code) => {
    const [english, own] = [await describeIn('en', code), await describeIn(tag, code)];
    expect(own.message).not.toBe(english.message);
    expect(own.message).not.toMatch(/^$|[{}<>]/);
    expect(own.message.includes('Physical AI')).toBe(english.message.includes('Physical AI'));
    expect(Object.keys(own)).toEqual(Object.keys(english));
  });

  it('a wait is in the numbers, units and plurals of the language', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(20_000), async (seconds) => {
        const { message, wait } = await describeIn(tag, 'rate_limited', seconds);
        const [count, unit] = seconds < 90 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
        const shown = new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
        expect(message).toContain(shown);
        expect(wait?.seconds).toBe(seconds);
        expect(wait?.toMessage(seconds)).toBe(message);
      }),
    );
  });
});
