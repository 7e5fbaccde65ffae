import { useMutation } from '@tanstack/react-query';
import { putPicture } from '../../api/avatar.ts';
import { shownUser } from '../../api/shown-user.ts';
import { showOfUser } from '../../session/session-provider.tsx';

/** Uploads a picture, and then shows it everywhere the user appears. */
export function useSavePicture(encode: () => Promise<Blob>, onSaved: () => void) {
  return useMutation({
    mutationFn: async () => {
      const user = shownUser();
      return putPicture(await encode(), user);
    },
    onSuccess: (image) => {
      showOfUser({ image });
      onSaved();
    },
  });
}
