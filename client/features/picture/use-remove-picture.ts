import { useMutation } from '@tanstack/react-query';
import { removePicture } from '../../api/avatar.ts';
import { showOfUser } from '../../session/session-provider.tsx';

/** Removes the picture, and shows this immediately everywhere. */
export function useRemovePicture(onRemoved: () => void) {
  return useMutation({
    mutationFn: removePicture,
    onSuccess: (image) => {
      showOfUser({ image });
      onRemoved();
    },
  });
}
