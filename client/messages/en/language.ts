/** The language of all texts in this folder, for `<html>` and for every formatter of dates and numbers. */
export const LANGUAGE = 'en';
export const DIRECTION: 'ltr' | 'rtl' = 'ltr';
