declare global {
  interface Window {
    /** Resolves when the current press ends. Replacing an element between press and release would lose the click. */
    gatehousePress?: Promise<void> | undefined;
  }
}

/** Milliseconds. No event arrives when the pointer is released outside the window. */
const LONGEST_PRESS = 5_000;

/** Sets `gatehousePress` during each press; it resolves after the click. */
export function followPresses(): void {
  const onPress = () => {
    window.gatehousePress = new Promise((resolve) => {
      // The click event follows in the same task.
      for (const type of ['pointerup', 'pointercancel'])
        document.addEventListener(type, () => setTimeout(resolve), { once: true, capture: true });
      setTimeout(resolve, LONGEST_PRESS);
    });
  };
  document.addEventListener('pointerdown', onPress, true);
}
