declare global {
  interface Window {
    /** Ends with the press that is under way: what is replaced between its two halves is never pressed. */
    gatehousePress?: Promise<void> | undefined;
  }
}

/** Milliseconds. A pointer that is let go outside of the window ends its press without a word. */
const LONGEST_PRESS = 5_000;

/** Says of each press when it is over, its click included. */
export function followPresses(): void {
  const onPress = () => {
    window.gatehousePress = new Promise((resolve) => {
      // The click follows in the same task.
      for (const type of ['pointerup', 'pointercancel'])
        document.addEventListener(type, () => setTimeout(resolve), { once: true, capture: true });
      setTimeout(resolve, LONGEST_PRESS);
    });
  };
  document.addEventListener('pointerdown', onPress, true);
}
