import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest';

// The service writes to its log only. Any output on console.error is unexpected.
let surprises: MockInstance;
beforeEach(() => {
  surprises = vi.spyOn(console, 'error');
});
afterEach(() => {
  expect(surprises).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
