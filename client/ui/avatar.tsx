import { useState } from 'react';
import { language, perLanguage } from '../words/language.ts';

const graphemes = perLanguage((language) => new Intl.Segmenter(language));
/** Finds the first visible character. A name may begin with direction marks, fillers or blanks. */
const VISIBLE = /(?![\p{DI}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u;

type AvatarProps = { name: string; image: string | null; className: string };

/** A user's picture, or the first letter of their name, to stand beside the name. Both have the same size. */
export function Avatar({ name, image, className }: AvatarProps) {
  const [broken, setBroken] = useState<string>();
  if (image && image !== broken)
    return (
      <img
        src={image}
        alt=""
        referrerPolicy="no-referrer" // the picture may be on another site
        draggable={false}
        onError={() => setBroken(image)}
        className={`shrink-0 rounded-full bg-accent-soft object-cover ${className}`}
      />
    );
  const initial = [...graphemes().segment(name)].find(({ segment }) => VISIBLE.test(segment))?.segment ?? '?';
  return (
    <span
      aria-hidden="true"
      className={`grid shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent ${className}`}
    >
      {initial.toLocaleUpperCase(language())}
    </span>
  );
}
