const A_MINUTE = 60_000; // ms; the browser has read the file by then

/** The signs that keep a name apart from the direction of a sentence (U+2066 to U+2069). No file system needs them. */
const ISOLATES = /[\u2066-\u2069]/g;

/** Makes the browser save `text` as a file, like a download. */
export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replace(ISOLATES, '');
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), A_MINUTE);
}
