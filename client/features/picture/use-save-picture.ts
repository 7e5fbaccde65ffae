import { useMutation } from '@tanstack/react-query';
import { putPicture } from '../../api/avatar.ts';
import { shownUser } from '../../api/shown-user.ts';
import { showOfUser } from '../../session/session-provider.tsx';

/** Sends a picture, and shows it at once wherever the person is shown. */
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
