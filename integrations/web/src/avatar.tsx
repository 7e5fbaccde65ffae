import { useState } from 'react';

/** A picture, or the first letter of a name. It is hidden from screen readers, because the name is beside it. */
export function Avatar({ name, image }: { name: string; image: string | null }) {
  const [broken, setBroken] = useState<string>();
  if (image && image !== broken) {
    return (
      <img
        className="gatehouse-avatar"
        src={image}
        alt=""
        referrerPolicy="no-referrer"
        onError={() => setBroken(image)}
      />
    );
  }
  return (
    <span className="gatehouse-avatar" aria-hidden="true">
      {toInitial(name)}
    </span>
  );
}

/** Whole characters only: a family emoji counts as one. */
function toInitial(name: string): string {
  const text = name.trim();
  const [first] =
    typeof Intl.Segmenter === 'function' ? new Intl.Segmenter().segment(text) : [{ segment: text[0] }];
  return (first?.segment ?? '?').toLocaleUpperCase();
}
