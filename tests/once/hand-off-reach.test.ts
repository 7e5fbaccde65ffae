import { describe, expect, it } from 'vitest';
import { doesCookieReach, isSameHost } from '../../integrations/web/src/cookie-reach.ts';

const GATEHOUSE = 'https://accounts.example.com';

describe('the session cookie reaches a back end', () => {
  it.each([
    [GATEHOUSE, null],
    ['https://accounts.example.com:8443', null], // a cookie does not depend on the port
    ['https://tutor.example.com', 'example.com'],
    ['https://a.b.example.com', 'example.com'],
    ['https://example.com', 'example.com'],
  ])('%s, with the domain %s', (backend, domain) => {
    expect(doesCookieReach(backend, GATEHOUSE, domain)).toBe(true);
  });

  it.each([
    ['https://tutor.example.com', null],
    ['https://tutor.fly.dev', 'example.com'],
    ['https://notexample.com', 'example.com'],
    ['https://example.com.evil.test', 'example.com'],
    ['http://tutor.example.com', 'example.com'], // another scheme is another site
    ['http://accounts.example.com', null],
    ['https://other.example.com', 'accounts.example.com'],
  ])('not %s, with the domain %s', (backend, domain) => {
    expect(doesCookieReach(backend, GATEHOUSE, domain)).toBe(false);
  });

  it('on a developer’s machine, on any port of one name', () => {
    expect(doesCookieReach('http://localhost:8000', 'http://localhost:3001', null)).toBe(true);
    expect(doesCookieReach('http://127.0.0.1:8000', 'http://localhost:3001', null)).toBe(false);
  });
});

it('only the same scheme and host are the same site without asking the service', () => {
  expect(isSameHost('http://localhost:3000/lesson', 'http://localhost:3001')).toBe(true);
  expect(isSameHost('http://127.0.0.1:3000/', 'http://localhost:3001')).toBe(false);
  expect(isSameHost('https://book.example.com/', GATEHOUSE)).toBe(false);
  expect(isSameHost('https://my-book.github.io/', 'https://github.io')).toBe(false);
  expect(isSameHost('about:blank', GATEHOUSE)).toBe(false);
});
