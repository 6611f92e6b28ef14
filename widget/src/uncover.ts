/** Keeping the launcher in reach: cookie banners cover what stands at the bottom of a page (R28). */

const GAP = 8; // pixels

/**
 * How many pixels the button must move up so that nothing fixed lies over it; 0 when it is free.
 * `lift` is how far it has been moved already.
 */
export function liftOver(host: Element, button: Element, lift: number): number {
  const { left, width, bottom, height } = button.getBoundingClientRect();
  const restingBottom = bottom + lift;
  const cover = fixedAncestor(document.elementFromPoint(left + width / 2, restingBottom - height / 2));
  if (!cover || cover.contains(host)) return 0;
  const needed = restingBottom - cover.getBoundingClientRect().top + GAP;
  const room = restingBottom - height - GAP;
  return needed > 0 && needed <= room ? Math.ceil(needed) : 0;
}

function fixedAncestor(element: Element | null): Element | null {
  while (element && !["fixed", "sticky"].includes(getComputedStyle(element).position)) element = element.parentElement;
  return element;
}
