import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { PLACEHOLDERS, type PreparedPages, toLookName } from '../../shared/prepared.ts';

const FILE = resolve(import.meta.dirname, '../../dist/prepared/sign-in.json');
const EITHER = [false, true];
const LOOKS = EITHER.flatMap((hasLogo) =>
  EITHER.flatMap((isOpen) => EITHER.map((isReturning) => ({ hasLogo, isOpen, isReturning }))),
);

// An error while it is made leaves a template for the browser to try again with.
it.each(LOOKS)('sign-in is prepared whole, and with nothing the policy refuses: %j', async (look) => {
  const made: PreparedPages = JSON.parse(await readFile(FILE, 'utf8'));
  const markup = made[toLookName(look)] ?? '';
  expect(markup).toContain('>Sign in</h1>');
  expect(markup).toContain('method="post"');
  expect(markup).not.toMatch(/<script|<style|<template|\sstyle=|\son\w+=/i);
  expect(markup).toContain(PLACEHOLDERS.appName);
  expect(markup.includes(PLACEHOLDERS.logoUrl)).toBe(look.hasLogo);
  expect(markup.includes('href="/sign-up')).toBe(look.isOpen);
  expect(markup.includes(new URL(PLACEHOLDERS.target).host)).toBe(look.isReturning);
});
