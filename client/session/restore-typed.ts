import { lazyImport } from '../api/lazy-import.ts';
import { TYPED } from './typed-key.ts';

/** Puts back what was typed before the language changed. The code for it is loaded in that case only. */
export async function restoreTyped(): Promise<void> {
  try {
    if (sessionStorage.getItem(TYPED) === null) return;
  } catch {
    return; // without storage, nothing was kept
  }
  const { restoreValues } = await lazyImport(() => import('./kept-values.ts'));
  restoreValues();
}
