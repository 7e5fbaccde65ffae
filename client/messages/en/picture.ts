export const title = 'Picture';
export const intro = 'Shown beside your name, here and in apps you use with this account.';

export const choose = 'Choose picture';
export const formats = 'PNG, JPEG or WebP.';
/** Continues `formats` where there is a mouse. */
export const drop = ' You can also drop a file here.';
export const remove = {
  action: 'Remove picture',
  keep: 'Keep picture',
  title: 'Remove your picture?',
  consequence: 'It is deleted. The first letter of your name is shown instead.',
};

export const saved = 'Your picture is saved.';
export const removed = 'Your picture is removed.';
export const unreadable = 'Your browser can’t open this file as a picture. Choose a PNG, JPEG or WebP.';
export const refused = 'This picture can’t be read. Choose another PNG, JPEG or WebP.';

export const crop = {
  title: 'Crop your picture',
  intro: 'Drag it, or use the arrow keys. The photo’s location is removed.',
  area: 'Part of the picture that is shown',
  zoom: 'Zoom',
  cancel: 'Cancel',
  save: 'Save picture',
};
