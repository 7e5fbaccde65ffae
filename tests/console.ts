import { afterEach, beforeEach, expect, vi } from 'vitest';

// The service speaks through its log. Anything on console.error is somebody's surprise.
beforeEach(() => {
  vi.spyOn(console, 'error');
});
afterEach(() => {
  expect(console.error).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
