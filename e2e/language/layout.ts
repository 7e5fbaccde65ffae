import type { Page } from '@playwright/test';

/** What is wrong with the place of texts and controls. */
type Layout = {
  /** Texts of which a part is hidden, with or without an ellipsis, or beyond the edge of the window. */
  cut: string[];
  /** Pairs of texts or controls of which one stands over the other. */
  overlaps: string[];
};

/** Looks at each line of text, and at each control. */
export const inspectLayout = (page: Page): Promise<Layout> =>
  page.evaluate(() => {
    type Item = { element: Element; text: string; rects: DOMRect[]; layer: Element | null };
    const LAYERS = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox], [role=presentation]';
    const NO_LINES = 'option, script, style, noscript, textarea';
    const pageWidth = document.documentElement.clientWidth;
    const toStyle = (one: Element) => getComputedStyle(one);

    const isShown = (one: Element) =>
      one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const findAbove = (one: Element | null, fits: (box: Element) => boolean): Element | null =>
      one === null || fits(one) ? one : findAbove(one.parentElement, fits);
    /** Only screen readers read these. */
    const isTiny = (box: Element) =>
      toStyle(box).position === 'absolute' && box.getBoundingClientRect().width <= 2;
    /** What stays in its place, or lies above the page, covers other things on purpose. */
    const findLayer = (one: Element) =>
      findAbove(one, (box) => ['fixed', 'sticky'].includes(toStyle(box).position) || box.matches(LAYERS));

    function listLines(): Item[] {
      const found: Item[] = [];
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const text = texts.currentNode.textContent?.trim();
        const element = texts.currentNode.parentElement;
        if (!text || !element || element.closest(NO_LINES) || !isShown(element)) continue;
        if (findAbove(element, isTiny)) continue;
        const range = document.createRange();
        range.selectNodeContents(texts.currentNode);
        const rects = [...range.getClientRects()].filter(({ width }) => width > 1);
        found.push({ element, text, rects, layer: findLayer(element) });
      }
      return found;
    }

    const listControls = (): Item[] =>
      [...document.querySelectorAll('button, input:not([type=hidden]), select, textarea')]
        .filter((one) => isShown(one) && !findAbove(one, isTiny))
        .map((element) => ({
          element,
          text: element.outerHTML.slice(0, 120),
          rects: [element.getBoundingClientRect()],
          layer: findLayer(element),
        }));

    /** The box that hides or scrolls what is wider than it is. */
    const findBox = (element: Element) =>
      findAbove(element, (one) => toStyle(one).overflowX !== 'visible' && one !== document.body);

    function isCut({ element, rects }: Item): boolean {
      const box = findBox(element);
      if (box && ['auto', 'scroll'].includes(toStyle(box).overflowX)) return false;
      const { left, right } = box?.getBoundingClientRect() ?? { left: 0, right: pageWidth };
      return rects.some(
        (rect) => rect.left < Math.max(left, 0) - 1 || rect.right > Math.min(right, pageWidth) + 1,
      );
    }

    /** The chosen option of a list is no text of the page. */
    function isChoiceCut(select: HTMLSelectElement): boolean {
      const { font, paddingInlineStart, paddingInlineEnd } = toStyle(select);
      const canvas = document.createElement('canvas').getContext('2d');
      if (!canvas) throw new Error('The browser draws no text');
      canvas.font = font;
      const needed = canvas.measureText(select.selectedOptions[0]?.label ?? '').width;
      const edges = Number.parseFloat(paddingInlineStart) + Number.parseFloat(paddingInlineEnd);
      return needed + edges > select.clientWidth + 1;
    }

    /** The line without what its box hides. */
    function toVisible({ element, rects }: Item): DOMRect[] {
      const box = findBox(element)?.getBoundingClientRect();
      if (!box) return rects;
      return rects.map((rect) => {
        const left = Math.max(rect.left, box.left);
        return new DOMRect(left, rect.top, Math.min(rect.right, box.right) - left, rect.height);
      });
    }

    const isOver = (a: DOMRect, b: DOMRect): boolean => {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      return wide > 2 && high > 0.3 * Math.min(a.height, b.height);
    };
    /** A field may have a button inside of its edge. */
    const belongs = (a: Element, b: Element) =>
      a.contains(b) || (a.matches('input, select') && a.parentElement?.contains(b) === true);

    const lines = listLines();
    const items = [...lines, ...listControls()];
    const pairs = items.flatMap((a, at) => items.slice(at + 1).map((b) => [a, b] as const));
    return {
      cut: [
        ...lines.filter(isCut).map(({ text }) => text),
        ...[...document.querySelectorAll('select')]
          .filter((one) => isShown(one) && isChoiceCut(one))
          .map((one) => one.selectedOptions[0]?.label ?? ''),
      ],
      overlaps: pairs
        .filter(([a, b]) => a.layer === b.layer)
        .filter(([a, b]) => toVisible(a).some((one) => toVisible(b).some((other) => isOver(one, other))))
        .filter(([a, b]) => !belongs(a.element, b.element) && !belongs(b.element, a.element))
        .map(([a, b]) => `${a.text} | ${b.text}`),
    };
  });

/** The visible texts and the names of elements, apart from those in a language of their own. */
export const listTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const ATTRIBUTES = ['aria-label', 'aria-description', 'aria-valuetext', 'alt', 'title', 'placeholder'];
    const isOfPage = (one: Element) =>
      one.closest('[lang]') === document.documentElement &&
      (one.closest('select') ?? one).checkVisibility({ opacityProperty: true, visibilityProperty: true });

    const found = [document.title];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { textContent, parentElement } = texts.currentNode;
      if (!textContent?.trim() || !parentElement || parentElement.closest('script, style, noscript'))
        continue;
      if (isOfPage(parentElement)) found.push(textContent);
    }
    for (const element of document.body.querySelectorAll('*'))
      if (isOfPage(element)) found.push(...ATTRIBUTES.map((name) => element.getAttribute(name) ?? ''));
    return found;
  });
