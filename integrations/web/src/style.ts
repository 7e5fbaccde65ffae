// The styles are in a layer, so that any rule of the site overrides them. They are an adopted style sheet, which a
// strict content security policy allows when it refuses a <style>. Colours follow the site's own scheme until the
// site sets them.
const CSS = `@layer gatehouse {
.gatehouse { position: relative; display: inline-flex; font: inherit; color: var(--gatehouse-text, CanvasText); font-family: var(--gatehouse-font, inherit); }
.gatehouse * { box-sizing: border-box; }
.gatehouse-button { display: inline-flex; align-items: center; gap: .5rem; min-height: 2.75rem; min-width: 2.75rem; justify-content: center; padding: 0 .25rem; border: 0; border-radius: var(--gatehouse-radius, .5rem); background: none; color: inherit; font: inherit; cursor: pointer; text-decoration: none; }
.gatehouse-link { padding: 0 .75rem; color: var(--gatehouse-accent, LinkText); font-weight: 500; }
.gatehouse-link:hover { text-decoration: underline; color: var(--gatehouse-accent, LinkText); }
.gatehouse-quiet { padding: 0 .5rem; color: var(--gatehouse-muted, color-mix(in srgb, CanvasText 70%, Canvas)); font-size: .875em; }
.gatehouse :focus-visible { outline: 2px solid var(--gatehouse-accent, Highlight); outline-offset: 2px; }
.gatehouse-avatar { display: grid; place-items: center; flex: none; width: 2rem; height: 2rem; overflow: hidden; border-radius: 50%; background: var(--gatehouse-accent, #1d5c4d); color: var(--gatehouse-on-accent, #fff); font-weight: 600; line-height: 1; object-fit: cover; }
.gatehouse-empty { background: var(--gatehouse-line, #8884); }
.gatehouse-menu { position: absolute; z-index: 1000; top: calc(100% + .25rem); right: 0; width: max-content; min-width: 14rem; max-width: min(20rem, calc(100vw - 1rem)); padding: .375rem; border: 1px solid var(--gatehouse-line, #8884); border-radius: var(--gatehouse-radius, .5rem); background: var(--gatehouse-surface, Canvas); color: var(--gatehouse-text, CanvasText); box-shadow: 0 8px 24px #0003; text-align: start; }
.gatehouse-menu[data-side=left] { right: auto; left: 0; }
.gatehouse-who { padding: .5rem .75rem; }
.gatehouse-who > * { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.gatehouse-name { font-weight: 600; }
.gatehouse-email { color: var(--gatehouse-muted, color-mix(in srgb, CanvasText 70%, Canvas)); font-size: .875em; }
.gatehouse a.gatehouse-item, .gatehouse .gatehouse-item { display: flex; align-items: center; width: 100%; min-height: 2.75rem; padding: 0 .75rem; border: 0; border-radius: calc(var(--gatehouse-radius, .5rem) - .125rem); background: none; color: inherit; font: inherit; text-align: start; text-decoration: none; cursor: pointer; }
.gatehouse-item:hover, .gatehouse-item:focus { background: var(--gatehouse-hover, #8882); color: inherit; text-decoration: none; }
.gatehouse-item[aria-disabled=true] { opacity: .6; cursor: progress; }
.gatehouse-problem { margin: 0; padding: .25rem .75rem .5rem; font-size: .875em; color: var(--gatehouse-danger, #b3261e); }
.gatehouse-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
}`;

const KEY = Symbol.for('gatehouse.style.1');

/** Adopts the styles once, even with several copies of this package on the page. */
export function adoptStyle(): void {
  const page = document as Document & { [KEY]?: CSSStyleSheet };
  if (page[KEY] || !('adoptedStyleSheets' in page)) return;
  page[KEY] = new CSSStyleSheet();
  page[KEY].replaceSync(CSS);
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, page[KEY]];
}
