import { lazyImport } from '../../api/lazy-import.ts';

let loading: ReturnType<typeof load> | undefined;
const load = async () => (await lazyImport(() => import('../../../shared/credentials.ts'))).signInSchema;

/**
 * Loads the schema of the sign-in form, when the user turns to the form. The schema library is a tenth of the script of
 * the page, and nobody needs it before. A failed attempt is repeated by the next call.
 */
export function loadSignInSchema() {
  loading ??= load();
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}
