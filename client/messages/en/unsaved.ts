// Before something typed is lost.

export const title = 'Leave without saving?';
export const consequence = 'What you changed on this page will be lost.';
export const leave = 'Leave without saving';
