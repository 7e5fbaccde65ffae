import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest';

// The service speaks through its log. Anything on console.error is somebody's surprise.
let surprises: MockInstance;
beforeEach(() => {
  surprises = vi.spyOn(console, 'error');
});
afterEach(() => {
  expect(surprises).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
