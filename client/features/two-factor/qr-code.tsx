import { encode } from 'uqr';

/** Modules of white around the code. Scanners need four (ISO/IEC 18004). */
const BORDER = 4;

/** A QR code. It is black on white in every theme, because many scanners cannot read the reverse. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: BORDER });
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className="size-52 rounded-box border border-line bg-[#fff] forced-color-adjust-none"
    >
      <path d={toPath(data)} fill="#000" />
    </svg>
  );
}

/** The dark modules as squares of one unit. */
const toPath = (rows: readonly boolean[][]): string =>
  rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
