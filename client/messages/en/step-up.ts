export const title = 'Confirm that it’s you';
export const intro = 'Enter your password to go on. For 10 minutes you won’t be asked again.';
export const cancel = 'Cancel';
export const confirm = 'Confirm';
