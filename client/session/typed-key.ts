/** The key in `sessionStorage` of what was typed before the language changed. */
export const TYPED = 'gatehouse-typed';
