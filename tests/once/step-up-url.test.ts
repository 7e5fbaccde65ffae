import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toStepUpUrl } from '../../integrations/web/src/address.ts';
import { toGatehouseError } from '../../integrations/web/src/error.ts';
import { readNeed } from '../../integrations/web/src/step-up.ts';

const PAGE = 'https://book.example.com/lesson?part=2#end';
const GATEHOUSE = 'https://accounts.example.com';
beforeEach(() => vi.stubGlobal('location', new URL(PAGE)));
afterEach(() => vi.unstubAllGlobals());

const problem = (need: string) => ({
  code: 'step_up_required',
  status: 403,
  stepUpUrl: `http://gatehouse.internal:3001/two-factor?need=${need}`,
});

describe('the JSON of a refusal', () => {
  it('says what it asks for, as FastAPI writes it and as a plain problem', () => {
    expect(readNeed({ detail: problem('second_factor') })).toBe('second_factor');
    expect(readNeed(problem('fresh'))).toBe('fresh');
  });

  it('asks for a new proof when it does not say what for', () => {
    for (const stepUpUrl of [undefined, null, 7, 'not a URL', 'https://evil.example/?need=password'])
      expect(readNeed({ detail: { ...problem('fresh'), stepUpUrl } })).toBe('fresh');
  });

  it('asks for nothing when it is any other JSON', () => {
    for (const body of [
      '',
      undefined,
      null,
      7,
      [],
      { detail: 'Forbidden' },
      { detail: { code: 'forbidden' } },
    ])
      expect(readNeed(body)).toBeNull();
  });
});

describe('the address where a person confirms that it is them', () => {
  it('is of the known Gatehouse, and leads back to this page or to the given one', () => {
    const back = (options?: { redirectTo: string }) => {
      const url = new URL(toStepUpUrl(GATEHOUSE, 'second_factor', options));
      return [url.origin + url.pathname, ...url.searchParams.values()];
    };
    expect(back()).toEqual([`${GATEHOUSE}/two-factor`, 'second_factor', PAGE]);
    expect(back({ redirectTo: '/next' })[2]).toBe('https://book.example.com/next');
    expect(back({ redirectTo: 'javascript:alert(1)' })).toHaveLength(2);
    expect(toStepUpUrl('', 'fresh', { redirectTo: 'javascript:alert(1)' })).toBe('/two-factor?need=fresh');
  });

  it('is in the error of a call that needs a step-up, and in no other', () => {
    const toError = (reason: string) =>
      toGatehouseError({ data: { reason, requestId: 'r' } }, () => toStepUpUrl(GATEHOUSE, 'fresh'));
    expect(toError('step_up_required').stepUpUrl).toMatch(
      `${GATEHOUSE}/two-factor?need=fresh&redirect_to=https`,
    );
    expect(toError('forbidden').stepUpUrl).toBeUndefined();
  });
});
