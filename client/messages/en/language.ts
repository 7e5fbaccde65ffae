/** What all the words beside this file are written in: for `<html>` and for every formatter of dates and numbers. */
export const LANGUAGE = 'en';
export const DIRECTION: 'ltr' | 'rtl' = 'ltr';
