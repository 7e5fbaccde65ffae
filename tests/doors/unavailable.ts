import { expect } from 'vitest';

/** Checks for 503 with Retry-After, no cleared cookie, and no internal details. */
export async function expectUnavailable(name: string, response: Response) {
  const text = await response.text();
  expect([name, response.status]).toEqual([name, 503]);
  expect([name, response.headers.get('retry-after')]).toEqual([name, '5']);
  expect([name, response.headers.getSetCookie()]).toEqual([name, []]);
  expect(text).toMatch(/"(?:code|reason)":"unavailable"|"code":"UNAVAILABLE"/);
  expect(text).not.toMatch(/select|insert|ECONN|timeout|terminat/i);
}
