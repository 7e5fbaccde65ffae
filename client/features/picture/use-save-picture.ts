import { useMutation } from '@tanstack/react-query';
import { putPicture } from '../../api/avatar.ts';
import { ensureSamePerson } from '../../session/ensure-same-person.ts';
import { showOfUser, useUser } from '../../session/session-provider.tsx';

/** Sends a picture, and shows it at once wherever the person is shown. */
export function useSavePicture(encode: () => Promise<Blob>, onSaved: () => void) {
  const { id } = useUser();
  return useMutation({
    mutationFn: async () => {
      const file = await encode();
      await ensureSamePerson(id);
      return putPicture(file);
    },
    onSuccess: (image) => {
      showOfUser({ image });
      onSaved();
    },
  });
}
