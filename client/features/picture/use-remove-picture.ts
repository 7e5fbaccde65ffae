import { useMutation } from '@tanstack/react-query';
import { removePicture } from '../../api/avatar.ts';
import { ensureSamePerson } from '../../session/ensure-same-person.ts';
import { showOfUser, useUser } from '../../session/session-provider.tsx';

/** Removes the picture, everywhere at once. */
export function useRemovePicture(onRemoved: () => void) {
  const { id } = useUser();
  return useMutation({
    mutationFn: async () => {
      await ensureSamePerson(id);
      return removePicture();
    },
    onSuccess: (image) => {
      showOfUser({ image });
      onRemoved();
    },
  });
}
