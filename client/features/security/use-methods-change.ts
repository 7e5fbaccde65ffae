import { useMutation } from '@tanstack/react-query';
import { toFailure } from '../../api/failure.ts';
import { queries, type RouterOutput } from '../../api/trpc.ts';

export type Methods = RouterOutput['security']['signInMethods'];

const { signInMethods } = queries.security;

/** Queries again what depends on how the user can sign in. */
export function refreshMethods(): void {
  void signInMethods.invalidate();
  void queries.security.overview.invalidate();
  void queries.session.current.invalidate(); // a second factor may have to be set up now
}

/** Something that has already ended counts as removed. */
export function ignoreGone(error: unknown): void {
  if (toFailure(error).code !== 'not_found') throw error;
}

/**
 * Changes one entry of the sign-in methods. `change` shows the result at once; the service's refusal brings the former
 * state back.
 */
export const useMethodsChange = <Input>(
  call: (input: Input) => Promise<unknown>,
  change: (methods: Methods, input: Input) => Methods,
) =>
  useMutation({
    mutationFn: call,
    onMutate: async (input) => {
      await signInMethods.cancel(); // its answer would undo the change
      const before = signInMethods.getData();
      signInMethods.setData(undefined, before && change(before, input));
      return before;
    },
    onError: (_, __, before) => signInMethods.setData(undefined, before),
    onSettled: refreshMethods,
  });
